package chat.verbatim.command.receipt;

import chat.verbatim.api.Accepted;
import chat.verbatim.api.receipt.Mark;
import chat.verbatim.api.receipt.MarkLimits;
import chat.verbatim.api.receipt.ReceiptCommand.AdvanceReceipts;
import chat.verbatim.api.receipt.ReceiptEvent;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;

/** Moves marks, as far as the chat allows. */
final class ReceiptHandler {
    private final MarkLimits limits;
    private final Repository<ChatReceipts> receipts;

    ReceiptHandler(MarkLimits limits, Repository<ChatReceipts> receipts) {
        this.limits = limits;
        this.receipts = receipts;
    }

    @CommandHandler
    Accepted handle(AdvanceReceipts command) throws Exception {
        List<Mark> marks = limits.admissible(command.chatId(), command.marks());
        Aggregate<ChatReceipts> found =
                receipts.loadOrCreate(ReceiptEvent.streamOf(command.chatId()), ChatReceipts::new);
        return found.invoke(stream -> stream.advance(command.chatId(), marks));
    }
}
