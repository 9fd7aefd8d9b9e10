package chat.verbatim.query.message;

import chat.verbatim.query.membership.ChatKeys;
import chat.verbatim.query.projection.ReadModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts what a member has not read: the messages after their mark that are not deleted. None of those is their own, because
 * saying something moves the mark. It is counted when it is asked for, so a message costs no write per member.
 */
public final class UnreadCounts {
    private final ReadModel documents;

    UnreadCounts(ReadModel documents) {
        this.documents = documents;
    }

    /** What is asked: the newest seqs of a chat (null when nothing was said), and up to where the member has read. */
    public record Question(String chatId, @Nullable NewestSeqsDocument newest, long readSeq) {
        private boolean needsOlderBlocks() {
            return newest != null && SeqBits.blockOf(readSeq) < newest.block();
        }

        private String readBlock() {
            return ChatKeys.seqBlock(chatId, SeqBits.blockOf(readSeq));
        }
    }

    /** The answers by chat id; at most one round trip for all together, none when all marks are in the newest blocks. */
    public Map<String, Long> count(List<Question> questions) {
        List<String> ids = new ArrayList<>();
        for (Question question : questions) {
            if (question.needsOlderBlocks()) {
                ids.add(ChatKeys.seqCounts(question.chatId));
                ids.add(question.readBlock());
            }
        }
        ReadModel.Found older = documents.find(ids);
        Map<String, Long> unread = HashMap.newHashMap(questions.size());
        for (Question question : questions) {
            unread.put(question.chatId, count(question, older));
        }
        return unread;
    }

    private static long count(Question question, ReadModel.Found older) {
        NewestSeqsDocument newest = question.newest;
        if (newest == null) {
            return 0;
        }
        long readBlock = SeqBits.blockOf(question.readSeq);
        if (readBlock > newest.block()) {
            return 0;
        }
        if (readBlock == newest.block()) {
            return newest.bits().liveAfter(question.readSeq);
        }
        long unread = newest.bits().live();
        SeqCountsDocument counts = older.get(ChatKeys.seqCounts(question.chatId), SeqCountsDocument::new);
        if (counts != null) {
            unread += counts.liveAfter(readBlock);
        }
        SeqBlockDocument block = older.get(question.readBlock(), SeqBlockDocument::new);
        if (block != null) {
            unread += block.bits().liveAfter(question.readSeq);
        }
        return unread;
    }
}
