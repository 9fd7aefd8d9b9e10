package chat.verbatim.realtime.transport.channel;

import java.util.ArrayList;
import java.util.List;

/** The messages that wait in an outbox, up to a limit. Not safe for use by several threads. */
final class Backlog {

    // From here on a longer wait saves nothing worth having, and a burst must not fill the queue of a client that
    // reads.
    private static final int BIG_BATCH_MESSAGES = 64;
    private static final int BIG_BATCH_BYTES = 32_768;

    private final Outbox.Limits limits;
    // Most connections have nothing to say most of the time: an empty backlog costs no list.
    private List<Message> messages = List.of();
    private int bytes;

    Backlog(Outbox.Limits limits) {
        this.limits = limits;
    }

    boolean isEmpty() {
        return messages.isEmpty();
    }

    /** Whether the message would break a limit; one of any size may wait alone. */
    boolean isFullFor(Message message) {
        return messages.size() >= limits.messages() || (!messages.isEmpty() && bytes + message.size() > limits.bytes());
    }

    /** Whether more than half of what may wait does. */
    boolean isHalfFull() {
        return messages.size() > limits.messages() / 2 || bytes > limits.bytes() / 2;
    }

    /** Whether there is enough for a write of its own. */
    boolean isBigBatch() {
        return messages.size() >= BIG_BATCH_MESSAGES || bytes >= BIG_BATCH_BYTES;
    }

    void add(Message message) {
        if (messages.isEmpty()) {
            messages = new ArrayList<>(2);
        }
        messages.add(message);
        bytes += message.size();
    }

    /** Takes everything. */
    List<Message> takeAll() {
        List<Message> all = messages;
        messages = List.of();
        bytes = 0;
        return all;
    }

    /** Puts back what was taken, before what has come since. */
    void putBack(List<Message> earlier) {
        List<Message> later = takeAll();
        earlier.forEach(this::add);
        later.forEach(this::add);
    }

    /** Drops what the protocol can do without. */
    void dropDroppable() {
        takeAll().stream().filter(Message::control).forEach(this::add);
    }
}
