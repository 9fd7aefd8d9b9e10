package chat.verbatim.realtime.receipt;

import chat.verbatim.api.chat.ChatEvent.MessageSent;
import chat.verbatim.api.receipt.Mark;
import chat.verbatim.eventstore.LogEntry;
import chat.verbatim.eventstore.LogReader;
import chat.verbatim.eventstore.ReadablePayload;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** Who said the newest messages of a chat, and how far its members had come when that was last told. Not for several threads at once. */
final class RecentMessages {
    /** Events, many of which may be reactions, among which messages are looked for; in pages, the newest first. */
    private static final int LARGEST_SEARCH = 1_000;

    private static final int PAGE = 200;

    private final int most;
    private final NavigableMap<Long, String> authors = new TreeMap<>();
    private final Map<String, Mark> told = new HashMap<>();

    /** @param most how many messages are remembered */
    RecentMessages(int most) {
        this.most = most;
    }

    /** As the log has them; what comes to be in it meanwhile is to be {@linkplain #said said} afterwards. */
    static RecentMessages read(LogReader log, String chatId, int most) {
        RecentMessages recent = new RecentMessages(most);
        long last = log.lastSequenceNumberFor(chatId).orElse(-1L);
        long oldest = Math.max(0, last - LARGEST_SEARCH + 1);
        while (last >= oldest && recent.authors.size() < most) {
            long first = Math.max(oldest, last - PAGE + 1);
            for (LogEntry entry : log.readAggregate(chatId, first, last)) {
                if (ReadablePayload.of(entry.event()).orElse(null) instanceof MessageSent message) {
                    recent.said(entry.event().getSequenceNumber(), message.senderId());
                }
            }
            last = first - 1;
        }
        return recent;
    }

    /**
     * What a mark says that had not been told.
     *
     * @param news the mark where it has moved: a read mark of -1 has not, and a delivered mark that is not beyond the read one says nothing
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
