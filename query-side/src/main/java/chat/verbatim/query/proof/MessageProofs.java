package chat.verbatim.query.proof;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.RefusedException;
import chat.verbatim.api.message.MessageId;
import chat.verbatim.eventstore.Checkpoint;
import chat.verbatim.eventstore.CommitEvidence;
import chat.verbatim.eventstore.LogProofs;
import chat.verbatim.query.membership.Access;
import chat.verbatim.query.membership.ChatKeys;
import chat.verbatim.query.message.MessageDocument;
import chat.verbatim.query.projection.ReadModel;
import java.util.List;
import java.util.Objects;

/** Proves to members that a message is in the log. To those who are no members the chat does not exist. */
final class MessageProofs {
    private final ReadModel documents;
    private final LogProofs log;
    private final Checkpointing checkpoints;

    MessageProofs(ReadModel documents, LogProofs log, Checkpointing checkpoints) {
        this.documents = documents;
        this.log = log;
        this.checkpoints = checkpoints;
    }

    /** @throws RefusedException with {@code CHAT_NOT_FOUND}, {@code MESSAGE_NOT_FOUND} or {@code UNAVAILABLE} */
    CommitProof prove(String chatId, String userId, String messageId) {
        Access.requirePlausible(chatId);
        Access.require(chatId, userId, documents.find(List.of(ChatKeys.member(chatId, userId))));
        long seq = MessageId.parse(messageId, chatId).seq();
        String key = ChatKeys.message(chatId, seq);
        MessageDocument message = documents.find(List.of(key)).get(key, MessageDocument::new);
        if (message == null) {
            throw notFound();
        }
        boolean deleted = message.isDeleted();
        // An edited message is what its newest edit says; of a deleted one it can be shown that it was there.
        long proven = deleted ? seq : Objects.requireNonNullElse(message.newestChange(), seq);
        CommitEvidence commit = log.evidence(chatId, proven).orElseThrow(MessageProofs::notFound);
        Checkpoint checkpoint = checkpoints.holding(commit.position());
        return CommitProof.of(
                checkpoint.note(),
                commit,
                log.inclusion(commit.position(), checkpoint),
                !deleted && isOfThisChatAlone(commit, chatId));
    }

    /** What else was written in one go may be somebody else's, or deleted by now. */
    private static boolean isOfThisChatAlone(CommitEvidence commit, String chatId) {
        return commit.events().size() == 1
                && chatId.equals(commit.events().getFirst().aggregateId());
    }

    private static RefusedException notFound() {
        return Refusal.because(RefusalCode.MESSAGE_NOT_FOUND, "There is no such message in this chat.");
    }
}
