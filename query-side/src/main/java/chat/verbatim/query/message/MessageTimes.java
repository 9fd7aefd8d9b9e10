package chat.verbatim.query.message;

import chat.verbatim.query.membership.ChatKeys;
import chat.verbatim.query.projection.ReadModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds where in a history a moment is, by keys alone: seqs ascend with time, so a few messages that are asked for at once narrow
 * the search to a fraction. In a chat of a million messages that is ten round trips. Where a clock was set back, what it
 * finds has an older message before it and one that is not older from there on.
 */
final class MessageTimes {
    /** Asked for in one round trip: what is left of the search is a 32nd. */
    private static final int PROBES = 31;

    private final ReadModel documents;

    MessageTimes(ReadModel documents) {
        this.documents = documents;
    }

    /** The seq of the first message that was said at a moment or after it; one that is larger than any where there is none. */
    long firstSince(String chatId, NewestSeqsDocument newest, Instant moment) {
        List<Long> blocks = blocks(chatId, newest);
        int next =
                search(blocks.size(), probes -> said(chatId, firstSeqs(chatId, newest, pick(blocks, probes))), moment);
        if (next > 0) {
            List<Long> inBlock = seqs(chatId, newest, blocks.get(next - 1));
            int found = search(inBlock.size(), probes -> said(chatId, pick(inBlock, probes)), moment);
            if (found < inBlock.size()) {
                return inBlock.get(found);
            }
        }
        return next < blocks.size()
                ? firstSeqs(chatId, newest, List.of(blocks.get(next))).getFirst()
                : newest.lastMessage() + 1;
    }

    /** The first of ascending places that is not before the moment; {@code size} where all are. */
    private static int search(int size, Function<List<Integer>, List<Instant>> saidAt, Instant moment) {
        int low = 0;
        int high = size;
        while (low < high) {
            List<Integer> probes = between(low, high);
            List<Instant> said = saidAt.apply(probes);
            int at = 0;
            while (at < probes.size() && said.get(at).isBefore(moment)) {
                low = probes.get(at) + 1;
                at++;
            }
            high = at < probes.size() ? probes.get(at) : high;
        }
        return low;
    }

    /** Some places of a range, in even steps; all of a small one. */
    private static List<Integer> between(int low, int high) {
        int size = high - low;
        int count = Math.min(size, PROBES);
        List<Integer> places = new ArrayList<>(count);
        for (long i = 0; i < count; i++) {
            places.add(low + (int) ((2 * i + 1) * size / (2L * count)));
        }
        return places;
    }

    private static List<Long> pick(List<Long> from, List<Integer> places) {
        return places.stream().map(from::get).toList();
    }

    private List<Long> blocks(String chatId, NewestSeqsDocument newest) {
        @Nullable
        SeqCountsDocument counts = documents
                .find(List.of(ChatKeys.seqCounts(chatId)))
                .get(ChatKeys.seqCounts(chatId), SeqCountsDocument::new);
        List<Long> blocks = new ArrayList<>();
        for (long block = 0; counts != null && block < newest.block(); block++) {
            if (counts.messages(block) > 0) {
                blocks.add(block);
            }
        }
        blocks.add(newest.block());
        return blocks;
    }

    private List<Long> firstSeqs(String chatId, NewestSeqsDocument newest, List<Long> blocks) {
        ReadModel.Found found = documents.find(blocks.stream()
                .filter(block -> block != newest.block())
                .map(block -> ChatKeys.seqBlock(chatId, block))
                .toList());
        return blocks.stream()
                .map(block -> block * SeqBits.SEQS
                        + Math.max(0, bits(chatId, newest, block, found).next(0)))
                .toList();
    }

    private List<Long> seqs(String chatId, NewestSeqsDocument newest, long block) {
        List<String> ids = block == newest.block() ? List.of() : List.of(ChatKeys.seqBlock(chatId, block));
        SeqBits bits = bits(chatId, newest, block, documents.find(ids));
        List<Long> seqs = new ArrayList<>();
        for (int offset = bits.next(0); offset >= 0; offset = bits.next(offset + 1)) {
            seqs.add(block * SeqBits.SEQS + offset);
        }
        return seqs;
    }

    private static SeqBits bits(String chatId, NewestSeqsDocument newest, long block, ReadModel.Found found) {
        if (block == newest.block()) {
            return newest.bits();
        }
        SeqBlockDocument document = found.get(ChatKeys.seqBlock(chatId, block), SeqBlockDocument::new);
        return document == null ? new SeqBits() : document.bits();
    }

    private List<Instant> said(String chatId, List<Long> seqs) {
        ReadModel.Found found = documents.find(
                seqs.stream().map(seq -> ChatKeys.message(chatId, seq)).toList());
        return seqs.stream()
                .map(seq -> found.get(ChatKeys.message(chatId, seq), MessageDocument::new))
                .map(message -> message == null ? Instant.MIN : message.sentAt())
                .toList();
    }
}
