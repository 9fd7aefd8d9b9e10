package chat.verbatim.standalone.journey;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** What a client knows of one chat: it starts with a fetch, and applies frames. */
public final class Mirror {
    private final String chatId;
    private final Map<Long, String> messages = new TreeMap<>();
    private final Map<String, Long> read = new TreeMap<>();
    private final Map<String, Long> delivered = new TreeMap<>();
    private final Set<String> members = new TreeSet<>();
    private String name;
    private long lastSeq;

    private Mirror(JsonNode chat) {
        chatId = chat.path("id").asString();
        name = chat.path("name").asString();
        lastSeq = chat.path("lastSeq").asLong();
        for (JsonNode member : chat.path("participants")) {
            String userId = member.path("user").path("id").asString();
            members.add(userId);
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
        if (!data.path("chatId").asString().equals(chatId)) {
            return;
        }
        String userId = data.path("userId").asString();
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
                if (messages.containsKey(data.path("messageSeq").asLong())) {
                    messages.put(
                            data.path("messageSeq").asLong(),
                            data.path("content").asString());
                }
                saw(seq);
            }
            case "chat_updated" -> {
                name = data.path("name").asString();
                saw(seq);
            }
            case "participant_added" -> {
                members.add(userId);
                mark(read, userId, seq);
                mark(delivered, userId, seq);
                saw(seq);
            }
            case "participant_removed" -> {
                members.remove(userId);
                read.remove(userId);
                delivered.remove(userId);
                saw(seq);
            }
            case "message_read" -> {
                mark(read, userId, seq);
                mark(delivered, userId, seq);
            }
            case "message_delivered" -> mark(delivered, userId, seq);
            default -> {}
        }
    }

    private void saw(long seq) {
        lastSeq = Math.max(lastSeq, seq);
    }

    private void put(JsonNode message) {
        messages.put(message.path("seq").asLong(), message.path("content").asString());
    }

    private static void mark(Map<String, Long> marks, String userId, long seq) {
        marks.merge(userId, seq, Math::max);
    }

    /** Everything, to be compared. */
    @Override
    public String toString() {
        return "name " + name + "\nlastSeq " + lastSeq + "\nmembers " + members + "\nread " + read + "\ndelivered "
                + delivered + "\nmessages " + messages;
    }
}
