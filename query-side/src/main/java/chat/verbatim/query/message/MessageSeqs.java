package chat.verbatim.query.message;

import chat.verbatim.query.membership.ChatKeys;
import chat.verbatim.query.projection.ReadModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the seqs of the messages around a seq. Not every seq is a message; whatever stands between two messages costs nothing:
 * at most two round trips, and none when the newest block suffices.
 */
final class MessageSeqs {
    private final ReadModel documents;

    MessageSeqs(ReadModel documents) {
        this.documents = documents;
    }

    /** The nearest {@code most} messages with a smaller seq, ascending. */
    List<Long> before(String chatId, NewestSeqsDocument newest, long seq, int most) {
        List<Long> found = new ArrayList<>(most);
        long last = Math.min(seq, newest.lastMessage() + 1) - 1;
        if (last < 0) {
            return found;
        }
        long block = SeqBits.blockOf(last);
        if (block == newest.block()) {
            takeDown(block, newest.bits(), last, most, found);
            block--;
            last = (block + 1) * SeqBits.SEQS - 1;
        }
        if (found.size() < most && block >= 0) {
            Older older = new Older(chatId, block, -1, most - found.size());
            for (long number : older.blocks) {
                takeDown(number, older.bits(number), Math.min(last, (number + 1) * SeqBits.SEQS - 1), most, found);
            }
        }
        Collections.reverse(found);
        return found;
    }

    /** The nearest {@code most} messages with a larger seq, ascending. */
    List<Long> after(String chatId, NewestSeqsDocument newest, long seq, int most) {
        List<Long> found = new ArrayList<>(most);
        long first = Math.max(0, seq + 1);
        if (first > newest.lastMessage()) {
            return found;
        }
        long block = SeqBits.blockOf(first);
        if (block < newest.block()) {
            Older older = new Older(chatId, block, newest.block(), most);
            for (long number : older.blocks) {
                takeUp(number, older.bits(number), Math.max(first, number * SeqBits.SEQS), most, found);
            }
        }
        takeUp(newest.block(), newest.bits(), Math.max(first, newest.block() * SeqBits.SEQS), most, found);
        return found;
    }

    private static void takeDown(long block, SeqBits bits, long from, int most, List<Long> found) {
        int offset = bits.previous((int) (from % SeqBits.SEQS));
        while (offset >= 0 && found.size() < most) {
            found.add(block * SeqBits.SEQS + offset);
            offset = offset == 0 ? -1 : bits.previous(offset - 1);
        }
    }

    private static void takeUp(long block, SeqBits bits, long from, int most, List<Long> found) {
        int offset = bits.next((int) (from % SeqBits.SEQS));
        while (offset >= 0 && found.size() < most) {
            found.add(block * SeqBits.SEQS + offset);
            offset = bits.next(offset + 1);
        }
    }

    /** The older blocks that hold the messages looked for, in the direction of the search. */
    private final class Older {
        private final String chatId;
        private final List<Long> blocks = new ArrayList<>();
        private final ReadModel.Found found;

        /**
         * @param first where the search begins; only a part of that block may be of use
         * @param end where it ends, before or after {@code first}; not included
         */
        Older(String chatId, long first, long end, int wanted) {
            this.chatId = chatId;
            @Nullable
            SeqCountsDocument counts = documents
                    .find(List.of(ChatKeys.seqCounts(chatId)))
                    .get(ChatKeys.seqCounts(chatId), SeqCountsDocument::new);
            int step = end < first ? -1 : 1;
            int sure = 0;
            for (long block = first; counts != null && block != end && sure < wanted; block += step) {
                if (counts.messages(block) > 0) {
                    blocks.add(block);
                    sure += block == first ? 0 : counts.messages(block);
                }
            }
            found = documents.find(blocks.stream()
                    .map(block -> ChatKeys.seqBlock(chatId, block))
                    .toList());
        }

        SeqBits bits(long block) {
            SeqBlockDocument document = found.get(ChatKeys.seqBlock(chatId, block), SeqBlockDocument::new);
            return document == null ? new SeqBits() : document.bits();
        }
    }
}
