package chat.verbatim.query.receipt;

import chat.verbatim.api.receipt.ReceiptQuery.FindRecipients;
import chat.verbatim.api.receipt.ReceiptQuery.MessageRecipients;
import chat.verbatim.api.receipt.ReceiptQuery.Recipient;
import chat.verbatim.query.membership.ChatKeys;
import chat.verbatim.query.membership.MemberDocument;
import chat.verbatim.query.membership.RosterDocument;
import chat.verbatim.query.projection.PositionGate;
import chat.verbatim.query.projection.ReadModel;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.queryhandling.QueryHandler;

/** Answers what the other sides ask about receipts. */
final class ReceiptQueries {
    private final ReadModel documents;
    private final PositionGate chats;

    ReceiptQueries(ReadModel documents, PositionGate chats) {
        this.documents = documents;
        this.chats = chats;
    }

    @QueryHandler
    MessageRecipients answer(FindRecipients query) {
        // The position first: what is read after it may be newer, never older.
        long position = PositionGate.pass(0, chats);
        String rosterId = ChatKeys.roster(query.chatId());
        RosterDocument roster = documents.find(List.of(rosterId)).get(rosterId, RosterDocument::new);
        return new MessageRecipients(roster == null ? List.of() : recipients(query, roster), position);
    }

    private List<Recipient> recipients(FindRecipients query, RosterDocument roster) {
        ReadModel.Found found = documents.find(Recipients.ids(query.chatId(), roster));
        List<Recipient> recipients = new ArrayList<>();
        for (String userId : roster.users()) {
            MemberDocument member = found.get(ChatKeys.member(query.chatId(), userId), MemberDocument::new);
            if (member != null && member.since() < query.messageSeq() && !userId.equals(query.senderId())) {
                recipients.add(recipient(userId, member, query.messageSeq()));
            }
        }
        return recipients;
    }

    private static Recipient recipient(String userId, MemberDocument member, long seq) {
        return new Recipient(
                userId,
                Recipients.status(seq, member.delivered().seq(), member.read().seq()),
                member.delivered().passedAt(seq).orElse(null),
                member.read().passedAt(seq).orElse(null),
                member.acknowledged() < seq);
    }
}
