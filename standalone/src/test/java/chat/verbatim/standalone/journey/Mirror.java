package chat.verbatim.standalone.journey;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** What a client knows of one chat: it starts with a fetch, and applies frames. */
public final class Mirror {
    private final String chatId;
    private final Map<Long, Said> messages = new TreeMap<>();
    /** By message and emoji, in the order of first use. */
    private final Map<Long, Map<String, Set<String>>> reactions = new TreeMap<>();

    private final Map<Long, Long> reactionSeqs = new TreeMap<>();
    private final Map<String, Long> read = new TreeMap<>();
    private final Map<String, Long> delivered = new TreeMap<>();
    private final Map<String, String> roles = new TreeMap<>();
    private JsonNode chosen;
    private final Set<String> senders = new TreeSet<>();
    private final Map<String, String> names = new TreeMap<>();
    private String name;
    private String lastAudit;
    private long lastSeq;

    private Mirror(JsonNode chat) {
        chatId = chat.path("id").asString();
        name = chat.path("name").asString();
        lastAudit = chat.at("/lastAudit/id").asString("");
        chosen = chat.path("preferences");
        lastSeq = chat.path("lastSeq").asLong();
        for (JsonNode member : chat.path("participants")) {
            String userId = member.path("user").path("id").asString();
            roles.put(userId, member.path("role").asString());
            called(member.path("user"));
            mark(read, userId, member.path("readSeq").asLong());
            mark(delivered, userId, member.path("deliveredSeq").asLong());
        }
    }

    /** A chat as a fetch brought it, with some of its messages. */
    public static Mirror of(JsonNode chat, Iterable<JsonNode> messages) {
        Mirror mirror = new Mirror(chat);
        messages.forEach(mirror::put);
        return mirror;
    }

    /** As it is now, by fresh requests. */
    static Mirror fetch(Person person, String chatId, String position) {
        JsonNode chat =
                person.sees("/api/chats/" + chatId, position).expect(200).json();
        List<JsonNode> fetched = new ArrayList<>();
        String page = "?limit=100";
        while (page != null) {
            Answer messages = person.history(chatId, page, position).expect(200);
            fetched.addAll(messages.items());
            page = messages.json().has("nextCursor") ? "?limit=100&before=" + messages.number("nextCursor") : null;
        }
        return of(chat, fetched);
    }

    void apply(Heard frame) {
        apply(frame.event(), frame.data());
    }

    /** Does nothing when the frame is about another chat. */
    public void apply(String event, JsonNode data) {
        String userId = data.path("userId").asString();
        if (event.equals("user_updated") && names.containsKey(userId)) {
            names.put(userId, shown(data.path("profile")));
        }
        if (!data.path("chatId").asString().equals(chatId)) {
            return;
        }
        long seq = data.path("seq").asLong();
        switch (event) {
            case "receive_message" -> {
                put(data);
                saw(seq);
                String senderId = data.path("sender").path("id").asString();
                mark(read, senderId, seq);
                mark(delivered, senderId, seq);
            }
            case "message_edited", "message_deleted" -> {
                messages.computeIfPresent(
                        data.path("messageSeq").asLong(),
                        (seqOfMessage, said) ->
                                new Said(data.path("content").asString(), said.replyTo, data.path("mentions")));
                if (event.equals("message_deleted")) {
                    reactions.remove(data.path("messageSeq").asLong());
                    reactionSeqs.remove(data.path("messageSeq").asLong());
                }
                saw(seq);
            }
            case "reaction_added", "reaction_removed" -> {
                react(event.equals("reaction_added"), data);
                saw(seq);
            }
            case "chat_updated" -> {
                name = data.path("name").asString();
                saw(seq);
            }
            case "participant_added" -> {
                roles.put(userId, "member");
                called(data.path("user"));
                mark(read, userId, seq);
                mark(delivered, userId, seq);
                saw(seq);
            }
            case "participant_removed" -> {
                roles.remove(userId);
                if (data.has("newOwnerId")) {
                    roles.put(data.path("newOwnerId").asString(), "owner");
                }
                read.remove(userId);
                delivered.remove(userId);
                saw(seq);
            }
            case "role_changed" -> {
                roles.put(userId, data.path("role").asString());
                if (data.has("formerOwnerId")) {
                    roles.put(data.path("formerOwnerId").asString(), "admin");
                }
                saw(seq);
            }
            case "chat_audited" -> {
                lastAudit = data.at("/audit/id").asString();
                saw(seq);
            }
            case "chat_preferences_changed" -> choose(data.path("preferences"));
            case "message_read" -> {
                mark(read, userId, seq);
                mark(delivered, userId, seq);
            }
            case "message_delivered" -> mark(delivered, userId, seq);
            default -> {}
        }
    }

    private void react(boolean held, JsonNode data) {
        long messageSeq = data.path("messageSeq").asLong();
        Map<String, Set<String>> ofMessage = reactions.computeIfAbsent(messageSeq, key -> new LinkedHashMap<>());
        Set<String> users = ofMessage.computeIfAbsent(data.path("emoji").asString(), emoji -> new LinkedHashSet<>());
        if (held) {
            users.add(data.path("userId").asString());
        } else {
            users.remove(data.path("userId").asString());
        }
        ofMessage.values().removeIf(Set::isEmpty);
        reactionSeqs.put(messageSeq, data.path("seq").asLong());
        if (ofMessage.isEmpty()) {
            reactions.remove(messageSeq);
        }
    }

    /** An older version than the one that is known is no news. */
    private void choose(JsonNode come) {
        if (come.path("seq").asLong() > chosen.path("seq").asLong(-1)) {
            chosen = come;
        }
    }

    private void saw(long seq) {
        lastSeq = Math.max(lastSeq, seq);
    }

    private void put(JsonNode message) {
        long seq = message.path("seq").asLong();
        messages.put(
                seq, new Said(message.path("content").asString(), message.path("replyTo"), message.path("mentions")));
        if (message.has("reactionSeq")) {
            reactionSeqs.put(seq, message.path("reactionSeq").asLong());
        }
        message.path("reactions").forEach(reaction -> {
            Set<String> users = new LinkedHashSet<>();
            reaction.path("userIds").forEach(userId -> users.add(userId.asString()));
            reactions
                    .computeIfAbsent(seq, key -> new LinkedHashMap<>())
                    .put(reaction.path("emoji").asString(), users);
        });
        senders.add(message.path("sender").path("id").asString());
        called(message.path("sender"));
    }

    private void called(JsonNode user) {
        names.put(user.path("id").asString(), shown(user.path("profile")));
    }

    private static String shown(JsonNode profile) {
        return profile.path("displayName").asString() + profile.path("avatarId").asString("");
    }

    /** Of those who can be seen: who is gone and has said nothing has no name here. */
    private Map<String, String> shownNames() {
        Map<String, String> shown = new TreeMap<>(names);
        shown.keySet().removeIf(id -> !roles.containsKey(id) && !senders.contains(id));
        return shown;
    }

    private record Said(String content, JsonNode replyTo, JsonNode mentions) {}

    private static void mark(Map<String, Long> marks, String userId, long seq) {
        marks.merge(userId, seq, Math::max);
    }

    /** The order of a JSON object's members means nothing. */
    private Map<String, String> chosenByName() {
        Map<String, String> byName = new TreeMap<>();
        chosen.properties()
                .forEach(member -> byName.put(member.getKey(), member.getValue().asString()));
        return byName;
    }

    /** Everything, to be compared. */
    @Override
    public String toString() {
        return "name " + name + "\nlast audit " + lastAudit + "\nlastSeq " + lastSeq + "\nnames " + shownNames()
                + "\nroles " + roles + "\nchosen "
                + chosenByName() + "\nread " + read + "\ndelivered " + delivered + "\nmessages " + messages
                + "\nreactions "
                + reactions + " "
                + reactionSeqs;
    }
}
