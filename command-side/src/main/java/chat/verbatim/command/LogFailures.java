package chat.verbatim.command;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.chat.ChatCommand;
import chat.verbatim.api.receipt.ReceiptCommand;
import chat.verbatim.api.user.UserCommand;
import chat.verbatim.eventstore.OutcomeUnknownException;
import chat.verbatim.eventstore.UnreadableEventException;
import com.mongodb.MongoException;
import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What failures of the log mean to whoever gave the command. */
final class LogFailures {
    private static final Logger log = LoggerFactory.getLogger(LogFailures.class);

    private LogFailures() {}

    static <T extends Throwable> Optional<T> find(Throwable thrown, Class<T> type) {
        for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
        }
        return Optional.empty();
    }

    /** Whether another writer appended to the same stream first, or began it. */
    static boolean isOvertaken(Throwable failure) {
        return find(failure, ConcurrencyException.class).isPresent()
                || find(failure, AggregateStreamCreationException.class).isPresent();
    }

    /** @return a refusal where the failure has a meaning to the caller, otherwise the failure itself */
    static Throwable translated(Throwable failure, Object command) {
        if (find(failure, AggregateNotFoundException.class).isPresent()) {
            return notFound(command);
        }
        Optional<UnreadableEventException> unreadable = UnreadableEventException.in(failure);
        if (unreadable.isPresent()) {
            log.error(
                    "{} fails: {}",
                    command.getClass().getSimpleName(),
                    unreadable.get().getMessage());
            return Refusal.because(
                    RefusalCode.UNAVAILABLE,
                    "Nothing can be changed here at the moment: the event at position "
                            + unreadable.get().position()
                            + " of the log cannot be read. Tell the operators of the server; everything"
                            + " else goes on.");
        }
        if (find(failure, OutcomeUnknownException.class).isPresent()) {
            log.warn("the outcome of {} is not known", command.getClass().getSimpleName(), failure);
            return Refusal.because(
                    RefusalCode.OUTCOME_UNKNOWN,
                    "It is not known whether this was done. Send it again with the same key.");
        }
        if (isOvertaken(failure)) {
            return Refusal.because(RefusalCode.CONFLICT, "Others keep changing the same thing just now; try again.");
        }
        if (find(failure, MongoException.class).isPresent()
                || find(failure, EventStoreException.class).isPresent()) {
            return Refusal.because(RefusalCode.UNAVAILABLE, "The log cannot be reached just now; try again.");
        }
        return failure;
    }

    private static Throwable notFound(Object command) {
        return switch (command) {
            case ChatCommand _, ReceiptCommand _ ->
                Refusal.because(RefusalCode.CHAT_NOT_FOUND, "There is no such chat.");
            case UserCommand _ -> Refusal.because(RefusalCode.USER_NOT_FOUND, "There is no such user.");
            default -> Refusal.because(RefusalCode.NOT_FOUND, "There is no such thing.");
        };
    }
}
