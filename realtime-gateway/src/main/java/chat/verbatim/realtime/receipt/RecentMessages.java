package chat.verbatim.realtime.receipt;

import chat.verbatim.api.receipt.Mark;
import java.util.Collection;
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
    private final Map<String, Long> delivered = new HashMap<>();
    private final Map<String, Long> read = new HashMap<>();

    /** @param most how many messages are remembered */
    RecentMessages(int most) {
        this.most = most;
    }

    void said(long seq, String authorId) {
        authors.put(seq, authorId);
        if (authors.size() > most) {
            authors.pollFirstEntry();
        }
    }

    boolean areBy(String userId) {
        return authors.containsValue(userId);
    }

    /** Whose messages a mark passes that it had not passed before. */
    Set<String> passedBy(Mark mark) {
        Set<String> passed = new HashSet<>(between(delivered, mark.userId(), mark.deliveredSeq()));
        passed.addAll(between(read, mark.userId(), mark.readSeq()));
        return passed;
    }

    private Collection<String> between(Map<String, Long> before, String userId, long seq) {
        Long until = before.put(userId, seq);
        long after = until == null ? -1 : until;
        return after < seq ? authors.subMap(after, false, seq, true).values() : Set.of();
    }
}
