package chat.verbatim.api.receipt;

import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What can be asked of the receipts of a chat. Answered with {@link chat.verbatim.api.Accepted}. */
public sealed interface ReceiptCommand {
    /**
     * Moves marks forward. What would move one back, is beyond the chat's last seq, or is of somebody who is no member, is
     * left out; when nothing is left, nothing is stored.
     */
    record AdvanceReceipts(@TargetAggregateIdentifier String chatId, List<Mark> marks) implements ReceiptCommand {
        public AdvanceReceipts {
            marks = List.copyOf(marks);
        }
    }
}
