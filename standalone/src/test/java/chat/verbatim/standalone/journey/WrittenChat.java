package chat.verbatim.standalone.journey;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What a chat said at any moment, kept by whoever wrote it, to compare what the product shows. */
final class WrittenChat {
    private final String id;
    private final NavigableMap<Long, Message> messages = new TreeMap<>();
    private long lastSeq;

    WrittenChat(String id) {
        this.id = id;
    }

    /**
     * A message with all that became of it.
     *
     * @param wordings what it said, by the seq of the event from which on
     */
    record Message(long seq, String senderId, NavigableMap<Long, String> wordings, List<Long> deletions) {
        boolean isDeleted() {
            return !deletions.isEmpty();
        }

        boolean isEdited() {
            return wordings.size() > 1;
        }

        /** As the product shows it: a deleted one is gone from all moments. */
        String textAt(long moment) {
            return isDeleted() ? "" : wordings.floorEntry(moment).getValue();
        }

        String text() {
            return textAt(Long.MAX_VALUE);
        }

        /** What became of it after a moment, in the product's words; empty for nothing. */
        String laterThan(long moment) {
            if (isDeleted()) {
                return deletions.getFirst() > moment ? "deleted" : "";
            }
            return wordings.lastKey() > moment ? "edited" : "";
        }
    }

    String id() {
        return id;
    }

    /** The seq of its newest event. */
    long lastSeq() {
        return lastSeq;
    }

    void said(long seq, String senderId, String text) {
        messages.put(seq, new Message(seq, senderId, new TreeMap<>(), new ArrayList<>()));
        edited(seq, seq, text);
    }

    void edited(long seq, long messageSeq, String text) {
        message(messageSeq).wordings().put(seq, text);
        lastSeq = seq;
    }

    void deleted(long seq, long messageSeq) {
        message(messageSeq).deletions().add(seq);
        lastSeq = seq;
    }

    private Message message(long seq) {
        Message found = messages.get(seq);
        if (found == null) {
            throw new IllegalArgumentException("There is no message " + seq);
        }
        return found;
    }

    /** All messages, the oldest first. */
    List<Message> messages() {
        return List.copyOf(messages.values());
    }

    List<Message> messages(Predicate<Message> condition) {
        return messages.values().stream().filter(condition).toList();
    }

    /** The newest of them up to a moment, the newest first. */
    Stream<Message> backFrom(long moment) {
        return messages.headMap(moment, true).descendingMap().values().stream();
    }

    /** How many events are in it, the one that created it included. */
    long events() {
        return lastSeq + 1;
    }
}
