package chat.verbatim.command.receipt;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import chat.verbatim.api.Accepted;
import chat.verbatim.api.receipt.Mark;
import chat.verbatim.api.receipt.ReceiptEvent;
import chat.verbatim.api.receipt.ReceiptEvent.ReceiptsAdvanced;
import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;

/** The marks of all who ever were members of a chat. They only grow. */
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
final class ChatReceipts {
    @AggregateIdentifier
    @SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // the framework reads it; null before the first event
    private String streamId;

    private long lastSeq = -1;
    private Map<String, Mark> marks = new LinkedHashMap<>();

    /** For the framework, before the first event. */
    ChatReceipts() {}

    /** Stores those marks that move forward; nothing when none does. */
    Accepted advance(String chatId, List<Mark> wanted) {
        Map<String, Mark> moved = new LinkedHashMap<>();
        for (Mark mark : wanted) {
            Mark current = moved.getOrDefault(mark.userId(), currentOf(mark.userId()));
            Mark merged = current.merge(mark);
            if (!merged.equals(current)) {
                moved.put(mark.userId(), merged);
            }
        }
        if (moved.isEmpty()) {
            return Accepted.already(Math.max(0, lastSeq));
        }
        apply(new ReceiptsAdvanced(chatId, new ArrayList<>(moved.values())));
        return Accepted.at(lastSeq);
    }

    @EventSourcingHandler
    void on(ReceiptEvent event, @SequenceNumber long seq) {
        streamId = ReceiptEvent.streamOf(event.chatId());
        lastSeq = seq;
        switch (event) {
            case ReceiptsAdvanced it -> it.marks().forEach(mark -> marks.put(mark.userId(), mark));
        }
    }

    private Mark currentOf(String userId) {
        return marks.getOrDefault(userId, new Mark(userId, -1, -1));
    }
}
