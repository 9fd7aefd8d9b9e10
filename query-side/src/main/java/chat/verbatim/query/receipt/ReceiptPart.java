package chat.verbatim.query.receipt;

import chat.verbatim.api.chat.ChatEvent.MessageSent;
import chat.verbatim.api.receipt.Mark;
import chat.verbatim.api.receipt.ReceiptEvent.ReceiptsAdvanced;
import chat.verbatim.query.membership.ChatKeys;
import chat.verbatim.query.membership.MemberDocument;
import chat.verbatim.query.projection.LoggedEvent;
import chat.verbatim.query.projection.ProjectionPart;
import chat.verbatim.query.projection.WorkingSet;
import java.util.function.Consumer;

/** Moves marks: by receipts, and because who says something has read what was said before. */
final class ReceiptPart implements ProjectionPart {
    @Override
    public String projection() {
        return ChatKeys.PROJECTION;
    }

    @Override
    public boolean concerns(Class<?> payloadType) {
        return payloadType == MessageSent.class || payloadType == ReceiptsAdvanced.class;
    }

    @Override
    public void announce(LoggedEvent event, Consumer<String> ids) {
        switch (event.payload()) {
            case MessageSent e -> ids.accept(ChatKeys.member(e.chatId(), e.senderId()));
            case ReceiptsAdvanced e ->
                e.marks().forEach(mark -> ids.accept(ChatKeys.member(e.chatId(), mark.userId())));
            default -> {}
        }
    }

    @Override
    public void apply(LoggedEvent event, WorkingSet documents) {
        switch (event.payload()) {
            case MessageSent e ->
                change(e.chatId(), e.senderId(), event, documents, member -> member.say(event.seq(), event.at()));
            case ReceiptsAdvanced e -> e.marks().forEach(mark -> advance(e.chatId(), mark, event, documents));
            default -> {}
        }
    }

    private static void advance(String chatId, Mark mark, LoggedEvent event, WorkingSet documents) {
        change(
                chatId,
                mark.userId(),
                event,
                documents,
                member -> member.advance(mark.deliveredSeq(), mark.readSeq(), event.at()));
    }

    private static void change(
            String chatId, String userId, LoggedEvent event, WorkingSet documents, Consumer<MemberDocument> change) {
        MemberDocument member =
                documents.find(ChatKeys.member(chatId, userId), MemberDocument.class, MemberDocument::new);
        // Receipts that crossed a removal on their way change nothing.
        if (member != null && member.isMember()) {
            documents.change(member, event.position(), change);
        }
    }
}
