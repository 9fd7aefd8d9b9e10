package chat.verbatim.api.receipt;

import java.util.List;

/** What can happen to the receipts of a chat. They have a stream of their own, so that they cost the chat no seq. */
public sealed interface ReceiptEvent {
    String chatId();

    /** @param marks the new marks of those members whose marks moved */
    record ReceiptsAdvanced(String chatId, List<Mark> marks) implements ReceiptEvent {
        public ReceiptsAdvanced {
            marks = List.copyOf(marks);
        }
    }

    /** The stream of the receipts of a chat. */
    static String streamOf(String chatId) {
        return "receipts-" + chatId;
    }
}
