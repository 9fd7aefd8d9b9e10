package chat.verbatim.command.chat;

import chat.verbatim.api.chat.ChatEvent;
import chat.verbatim.api.chat.ChatEvent.ChatAudited;
import chat.verbatim.api.chat.ChatEvent.ChatCreated;
import chat.verbatim.api.chat.ChatEvent.ChatRenamed;
import chat.verbatim.api.chat.ChatEvent.MessageDeleted;
import chat.verbatim.api.chat.ChatEvent.MessageEdited;
import chat.verbatim.api.chat.ChatEvent.MessageSent;
import chat.verbatim.api.chat.ChatEvent.ParticipantAdded;
import chat.verbatim.api.chat.ChatEvent.ParticipantRemoved;
import chat.verbatim.api.chat.ChatEvent.ReactionAdded;
import chat.verbatim.api.chat.ChatEvent.ReactionRemoved;
import chat.verbatim.api.chat.ChatEvent.RoleChanged;
import chat.verbatim.api.chat.ChatView.Role;
import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a chat must know to decide. Bounded, however long the chat: no texts, and of keys, edits and reactions only the newest; what is older is
 * found in the log. Its fields are the snapshot's form.
 */
@JsonAutoDetect(
        fieldVisibility = JsonAutoDetect.Visibility.ANY,
        getterVisibility = JsonAutoDetect.Visibility.NONE,
        isGetterVisibility = JsonAutoDetect.Visibility.NONE)
final class ChatState {
    static final int REMEMBERED = 256;
    static final int MOST_MEMBERS = 1_000;

    private boolean created;
    private boolean group;
    private @Nullable String name;
    private @Nullable String owner;
    private long lastSeq = -1;
    private Instant lastAt = Instant.EPOCH;
    /** Those who have been there longest first. */
    private Set<String> members = new LinkedHashSet<>();
    /** Seqs of comings; of those who were there from the beginning there is none. */
    private Map<String, Long> joined = new LinkedHashMap<>();

    private Set<String> admins = new LinkedHashSet<>();
    /** Sender and idempotency key, and the seq of their message. */
    private Map<String, Long> newestKeys = new LinkedHashMap<>();
    /** The seq of a message, and the seq of its newest edit. */
    private Map<Long, Long> newestEdits = new LinkedHashMap<>();
    /** Message, person and emoji, and what last became of it. */
    private Map<String, RememberedReaction> newestReactions = new LinkedHashMap<>();

    void apply(ChatEvent event, long seq, Instant at) {
        lastSeq = seq;
        lastAt = at.truncatedTo(ChronoUnit.MILLIS); // as the log keeps it
        switch (event) {
            case ChatCreated it -> {
                created = true;
                group = it.group();
                name = it.name();
                owner = it.group() ? it.creatorId() : null;
                members.addAll(it.participantIds());
            }
            case ChatRenamed it -> name = it.name();
            case ParticipantAdded it -> {
                members.add(it.userId());
                joined.put(it.userId(), seq);
            }
            case ParticipantRemoved it -> remove(it);
            case RoleChanged it -> change(it);
            case ChatAudited _ -> {}
            case MessageSent it -> remember(newestKeys, keyOf(it.senderId(), it.idempotencyKey()), seq);
            case MessageEdited it -> remember(newestEdits, it.messageSeq(), seq);
            case MessageDeleted it -> newestEdits.remove(it.messageSeq());
            case ReactionAdded it -> remember(it.messageSeq(), it.actorId(), it.emoji(), seq, true);
            case ReactionRemoved it -> remember(it.messageSeq(), it.actorId(), it.emoji(), seq, false);
        }
    }

    private void remove(ParticipantRemoved removal) {
        members.remove(removal.userId());
        joined.remove(removal.userId());
        admins.remove(removal.userId());
        if (removal.userId().equals(owner)) {
            owner = removal.newOwnerId();
            admins.remove(removal.newOwnerId());
        }
    }

    private void change(RoleChanged change) {
        admins.remove(change.userId());
        switch (change.role()) {
            case OWNER -> {
                owner = change.userId();
                admins.add(change.actorId());
            }
            case ADMIN -> admins.add(change.userId());
            case MEMBER -> {}
        }
    }

    private void remember(long messageSeq, String userId, String emoji, long seq, boolean held) {
        remember(newestReactions, keyOf(messageSeq, userId, emoji), new RememberedReaction(seq, held));
    }

    private static <K, V> void remember(Map<K, V> newest, K key, V value) {
        newest.remove(key);
        newest.put(key, value);
        if (newest.size() > REMEMBERED) {
            newest.remove(newest.keySet().iterator().next());
        }
    }

    private static String keyOf(String senderId, String idempotencyKey) {
        return senderId + ' ' + idempotencyKey;
    }

    private static String keyOf(long messageSeq, String userId, String emoji) {
        return messageSeq + " " + userId + ' ' + emoji;
    }

    boolean exists() {
        return created;
    }

    boolean isGroup() {
        return group;
    }

    boolean isFull() {
        return members.size() >= MOST_MEMBERS;
    }

    boolean isMember(String userId) {
        return members.contains(userId);
    }

    /** Null in a chat of two. */
    @Nullable
    String owner() {
        return owner;
    }

    boolean isOwner(String userId) {
        return userId.equals(owner);
    }

    /** Of a member. */
    Role roleOf(String userId) {
        if (isOwner(userId)) {
            return Role.OWNER;
        }
        return admins.contains(userId) ? Role.ADMIN : Role.MEMBER;
    }

    /** Seq of the event by which a member became one. */
    long memberSince(String userId) {
        return joined.getOrDefault(userId, 0L);
    }

    boolean isCalled(String candidate) {
        return candidate.equals(name);
    }

    long lastSeq() {
        return lastSeq;
    }

    Instant lastAt() {
        return lastAt;
    }

    /** Who owns the group once this owner has left: the admin, or else the member, who has been there longest; null when nobody stays. */
    @Nullable
    String heirOf(String leavingOwner) {
        List<String> others =
                members.stream().filter(member -> !member.equals(leavingOwner)).toList();
        return Stream.concat(others.stream().filter(admins::contains), others.stream())
                .findFirst()
                .orElse(null);
    }

    @Nullable
    Long seqOfKey(String senderId, String idempotencyKey) {
        return newestKeys.get(keyOf(senderId, idempotencyKey));
    }

    @Nullable
    Long seqOfNewestEdit(long messageSeq) {
        return newestEdits.get(messageSeq);
    }

    @Nullable
    RememberedReaction reaction(long messageSeq, String userId, String emoji) {
        return newestReactions.get(keyOf(messageSeq, userId, emoji));
    }
}
