package chat.verbatim.query.message;

import chat.verbatim.query.projection.ReadModel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pages of a history as seqs of messages, before anything of the messages is read. */
public final class SeqPages {
    /** The part of a history that is paged through: all messages up to {@code last}, -1 for none. */
    public record Span(String chatId, NewestSeqsDocument newest, long last) {
        static Span whole(String chatId, NewestSeqsDocument newest) {
            return new Span(chatId, newest, newest.lastMessage());
        }
    }

    /**
     * A page, ascending.
     *
     * @param next where to go on in the direction of paging; null when there is nothing further
     * @param previous where to go on in the opposite direction; null when there is nothing
     */
    public record SeqPage(
            List<Long> seqs, @Nullable Long next, @Nullable Long previous) {
        static final SeqPage EMPTY = new SeqPage(List.of(), null, null);
    }

    private final MessageSeqs seqs;

    public SeqPages(ReadModel documents) {
        seqs = new MessageSeqs(documents);
    }

    /** The messages whose seq is at most {@code seq}. */
    public Span until(String chatId, NewestSeqsDocument newest, long seq) {
        if (seq >= newest.lastMessage()) {
            return Span.whole(chatId, newest);
        }
        List<Long> last = seqs.before(chatId, newest, seq + 1, 1);
        return new Span(chatId, newest, last.isEmpty() ? -1 : last.getFirst());
    }

    /** The nearest messages before {@code seq}; the newest ones without it. */
    public SeqPage before(Span span, @Nullable Long seq, int limit) {
        long end = seq == null ? span.last + 1 : seq;
        List<Long> page = nearestBefore(span, end, limit + 1);
        boolean older = page.size() > limit;
        page = older ? page.subList(1, page.size()) : page;
        long edge = page.isEmpty() ? Math.max(0, end - 1) : page.getLast();
        return new SeqPage(page, older ? page.getFirst() : null, span.last > edge ? edge : null);
    }

    /** The nearest messages after {@code seq}. */
    public SeqPage after(Span span, long seq, int limit) {
        long start = Math.min(seq, span.last);
        List<Long> page = nearestAfter(span, start, limit + 1);
        boolean newer = page.size() > limit;
        page = newer ? page.subList(0, limit) : page;
        long edge = page.isEmpty() ? start + 1 : page.getFirst();
        boolean older = !nearestBefore(span, edge, 1).isEmpty();
        return new SeqPage(page, newer ? page.getLast() : null, older ? edge : null);
    }

    /** The messages on both sides of {@code seq} and itself; where one side is short, the other one has more. */
    public SeqPage around(Span span, long seq, int limit) {
        List<Long> older = nearestBefore(span, seq, limit + 1);
        List<Long> newer = nearestAfter(span, seq - 1, limit + 1);
        int down = Math.min(older.size(), Math.max(limit / 2, limit - newer.size()));
        int up = Math.min(newer.size(), limit - down);
        List<Long> page = new ArrayList<>(older.subList(older.size() - down, older.size()));
        page.addAll(newer.subList(0, up));
        return new SeqPage(
                page, older.size() > down ? page.getFirst() : null, newer.size() > up ? page.getLast() : null);
    }

    private List<Long> nearestBefore(Span span, long seq, int most) {
        return seqs.before(span.chatId, span.newest, Math.min(seq, span.last + 1), most);
    }

    private List<Long> nearestAfter(Span span, long seq, int most) {
        List<Long> found = seqs.after(span.chatId, span.newest, seq, most);
        return found.isEmpty() || found.getLast() <= span.last
                ? found
                : found.stream().filter(it -> it <= span.last).toList();
    }
}
