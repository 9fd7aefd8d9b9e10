package chat.verbatim.api;

import java.io.Serial;
import java.util.Optional;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.messaging.HandlerExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Refusal} on its way to the caller. It is a {@link CommandExecutionException} with the refusal as its details,
 * because only those details survive the way between processes.
 */
public final class RefusedException extends CommandExecutionException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    public RefusedException(Refusal refusal) {
        super(refusal.detail(), null, refusal);
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }

    /** A refusal is an answer, not an accident: nobody reads its stack. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }

    /** The refusal that {@code thrown} stands for, wherever in the chain of causes it hides; empty for accidents. */
    public static Optional<Refusal> refusalIn(Throwable thrown) {
        for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            Optional<Refusal> found = HandlerExecutionException.resolveDetails(cause)
                    .filter(Refusal.class::isInstance)
                    .map(Refusal.class::cast);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
