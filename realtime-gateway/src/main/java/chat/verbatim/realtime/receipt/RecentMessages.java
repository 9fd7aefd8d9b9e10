package chat.verbatim.realtime.receipt;

import chat.verbatim.api.receipt.Mark;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** Who said the newest messages of a chat, and how far its members had come when that was last told. Not for several threads at once. */
final class RecentMessages {
    private final int most;
    private final NavigableMap<Long, String> authors = new TreeMap<>();
    private final Map<String, Mark> told = new HashMap<>();

    /** @param most how many messages are remembered */
    RecentMessages(int most) {
        this.most = most;
    }

    /**
     * What a mark says that had not been told.
     *
     * @param news the mark, -1 where it has not moved
     * @param userIds whom that concerns: those whose messages were passed, and the mark's own user when they have read something
     */
    record Passage(Mark news, Set<String> userIds) {}

    void said(long seq, String authorId) {
        authors.put(seq, authorId);
        if (authors.size() > most) {
            authors.pollFirstEntry();
        }
    }

    boolean areBy(String userId) {
        return authors.containsValue(userId);
    }

    Passage pass(Mark mark) {
        String userId = mark.userId();
        Mark before = told.put(userId, mark);
        long delivered = before == null ? -1 : before.deliveredSeq();
        long read = before == null ? -1 : before.readSeq();
        Set<String> concerned = new HashSet<>();
        concerned.addAll(authorsOf(delivered, mark.deliveredSeq()));
        concerned.addAll(authorsOf(read, mark.readSeq()));
        concerned.remove(userId);
        if (mark.readSeq() > read) {
            concerned.add(userId);
        }
        return new Passage(
                new Mark(
                        userId,
                        mark.deliveredSeq() > delivered ? mark.deliveredSeq() : -1,
                        mark.readSeq() > read ? mark.readSeq() : -1),
                concerned);
    }

    private Set<String> authorsOf(long after, long until) {
        return after < until
                ? Set.copyOf(authors.subMap(after, false, until, true).values())
                : Set.of();
    }
}
