package chat.verbatim.command.chat;

import chat.verbatim.api.chat.ChatEvent;
import chat.verbatim.api.chat.ChatEvent.ChatCreated;
import chat.verbatim.api.chat.ChatEvent.ChatRenamed;
import chat.verbatim.api.chat.ChatEvent.MessageDeleted;
import chat.verbatim.api.chat.ChatEvent.MessageEdited;
import chat.verbatim.api.chat.ChatEvent.MessageSent;
import chat.verbatim.api.chat.ChatEvent.ParticipantAdded;
import chat.verbatim.api.chat.ChatEvent.ParticipantRemoved;
import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a chat must know to decide. Bounded, however long the chat: no texts, and of keys and edits only the newest; what is older is
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
    /** Sender and idempotency key, and the seq of their message. */
    private Map<String, Long> newestKeys = new LinkedHashMap<>();
    /** The seq of a message, and the seq of its newest edit. */
    private Map<Long, Long> newestEdits = new LinkedHashMap<>();

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
            case ParticipantAdded it -> members.add(it.userId());
            case ParticipantRemoved it -> {
                members.remove(it.userId());
                if (it.userId().equals(owner)) {
                    owner = it.newOwnerId();
                }
            }
            case MessageSent it -> remember(newestKeys, keyOf(it.senderId(), it.idempotencyKey()), seq);
            case MessageEdited it -> remember(newestEdits, it.messageSeq(), seq);
            case MessageDeleted it -> newestEdits.remove(it.messageSeq());
        }
    }

    private static <K> void remember(Map<K, Long> newest, K key, long seq) {
        newest.remove(key);
        newest.put(key, seq);
        if (newest.size() > REMEMBERED) {
            newest.remove(newest.keySet().iterator().next());
        }
    }

    private static String keyOf(String senderId, String idempotencyKey) {
        return senderId + ' ' + idempotencyKey;
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

    boolean isOwner(String userId) {
        return userId.equals(owner);
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

    /** Who owns the group once this owner has left: who has been there longest; null when nobody stays. */
    @Nullable
    String heirOf(String leavingOwner) {
        return members.stream()
                .filter(member -> !member.equals(leavingOwner))
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
}
