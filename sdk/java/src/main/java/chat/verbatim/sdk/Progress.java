package chat.verbatim.sdk;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far this client has come: what it resumes from, which messages it has handled, and which of them it has not acknowledged yet. The
 * position moves only with what follows on everything before it: with {@code caught_up}, and after it.
 */
final class Progress {
    private static final int MOST_SEEN = 20_000;

    private final Set<String> seen = new LinkedHashSet<>();
    private final Map<String, Long> arrived = new LinkedHashMap<>();
    private volatile @Nullable String position;
    private boolean complete;
    private boolean moved;

    Progress(@Nullable String position) {
        this.position = position;
    }

    @Nullable
    String position() {
        return position;
    }

    /** From here on frames may come that do not follow on what was processed. */
    void catchingUp() {
        complete = false;
    }

    /** Whether this message was handled before. */
    boolean hasHandled(String messageId) {
        return seen.contains(messageId);
    }

    /** A message was handled; that of somebody else is to be acknowledged. */
    void handled(String messageId, String chatId, long seq, boolean ofOthers) {
        seen.add(messageId);
        if (seen.size() > MOST_SEEN) {
            seen.remove(seen.iterator().next());
        }
        if (ofOthers) {
            arrived.merge(chatId, seq, Math::max);
        }
    }

    /** A frame was processed. */
    void processed(Frame frame) {
        if (frame.is(Event.CAUGHT_UP)) {
            complete = true;
        }
        String next = frame.string("position");
        if (complete && next != null && !next.equals(position)) {
            position = next;
            moved = true;
        }
    }

    /** The position if it moved since this was last asked, else null. */
    @Nullable
    String toKeep() {
        String keep = moved ? position : null;
        moved = false;
        return keep;
    }

    /** Chat to seq: everything up to there has arrived. Asked for once. */
    Map<String, Long> toAcknowledge() {
        Map<String, Long> marks = Map.copyOf(arrived);
        arrived.clear();
        return marks;
    }
}
