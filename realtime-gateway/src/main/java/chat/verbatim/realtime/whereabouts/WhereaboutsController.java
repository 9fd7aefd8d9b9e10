package chat.verbatim.realtime.whereabouts;

import chat.verbatim.api.Position;
import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.RefusedException;
import chat.verbatim.api.chat.ChatEvent.MessageSent;
import chat.verbatim.api.message.MessageId;
import chat.verbatim.api.receipt.ReceiptQuery.FindRecipients;
import chat.verbatim.api.receipt.ReceiptQuery.MessageRecipients;
import chat.verbatim.eventstore.LogEntry;
import chat.verbatim.eventstore.LogReader;
import com.mongodb.MongoException;
import java.util.concurrent.CompletionException;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Answers "where is my message?". Only operators come as far as this; nothing that anybody wrote is told. */
@RestController
final class WhereaboutsController {
    private final LogReader log;
    private final QueryGateway queries;
    private final Readers readers;
    private final RecipientPlaces places;

    WhereaboutsController(LogReader log, QueryGateway queries, Readers readers, RecipientPlaces places) {
        this.log = log;
        this.queries = queries;
        this.readers = readers;
        this.places = places;
    }

    @GetMapping("/api/admin/messages/{messageId}/whereabouts")
    Whereabouts whereabouts(@PathVariable String messageId) {
        MessageId id = MessageId.parse(messageId);
        try {
            LogEntry entry = log.read(id.chatId(), id.seq()).orElseThrow(WhereaboutsController::notFound);
            if (!(entry.event().getPayload() instanceof MessageSent sent)) {
                throw notFound();
            }
            return of(id, entry, sent.senderId());
        } catch (MongoException away) {
            throw Refusal.because(RefusalCode.UNAVAILABLE, "The log cannot be reached just now; try again.");
        }
    }

    private Whereabouts of(MessageId id, LogEntry entry, String senderId) {
        MessageRecipients known = recipients(new FindRecipients(id.chatId(), id.seq(), senderId));
        return new Whereabouts(
                id.toString(),
                id.chatId(),
                id.seq(),
                senderId,
                Position.encode(entry.position()),
                entry.event().getTimestamp(),
                readers.of(LogPlace.commitOf(entry.position())),
                known == null ? null : Position.encode(known.position()),
                known == null ? null : places.of(known.recipients()));
    }

    /** Null when no process of the query side can say; that is worth knowing, too, and the rest of the answer helps. */
    private @Nullable MessageRecipients recipients(FindRecipients query) {
        try {
            return queries.query(query, MessageRecipients.class).join();
        } catch (CompletionException failed) {
            if (RefusedException.refusalIn(failed).isEmpty()) {
                throw failed;
            }
            return null;
        }
    }

    private static RefusedException notFound() {
        return Refusal.because(RefusalCode.MESSAGE_NOT_FOUND, "There is no such message.");
    }
}
