package chat.verbatim.eventstore;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An event stands in the log, and this program cannot read it: its type or revision is not known here, or what is stored does not fit. Only
 * whoever needs this event is concerned; all others can be read. The message says where it stands, and never what it holds.
 */
public final class UnreadableEventException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int DEPTH = 3;

    private final long position;
    private final String reason;
    private final String type;
    private final @Nullable String revision;
    private final @Nullable String aggregateId;
    private final long sequence;

    UnreadableEventException(long position, StoredEvent event, @Nullable Throwable cause) {
        // The cause is no part of the exception: what a parser says repeats what it could not parse.
        super("The event at position " + position + " cannot be read ("
                + reason(cause) + "): " + event.payloadType() + ", revision "
                + (event.revision() == null ? "1" : event.revision())
                + (event.aggregateId() == null
                        ? ""
                        : ", number " + event.sequence() + " of the stream " + event.aggregateId())
                + ".");
        this.position = position;
        this.reason = reason(cause);
        this.type = event.payloadType();
        this.revision = event.revision();
        this.aggregateId = event.aggregateId();
        this.sequence = event.sequence();
    }

    private static String reason(@Nullable Throwable thrown) {
        if (thrown == null) {
            return "unknown type";
        }
        StringBuilder kinds = new StringBuilder(thrown.getClass().getSimpleName());
        Throwable cause = thrown.getCause();
        for (int depth = 0; cause != null && depth < DEPTH; depth++) {
            kinds.append(": ").append(cause.getClass().getSimpleName());
            cause = cause.getCause();
        }
        return kinds.toString();
    }

    /** The one among {@code thrown} and its causes, if there is one. */
    public static Optional<UnreadableEventException> in(Throwable thrown) {
        for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnreadableEventException unreadable) {
                return Optional.of(unreadable);
            }
        }
        return Optional.empty();
    }

    /** Of the event in the log. */
    public long position() {
        return position;
    }

    /** The kinds of what went wrong. */
    public String reason() {
        return reason;
    }

    /** The stored name of the type of its payload. */
    public String type() {
        return type;
    }

    /** As it is stored; null for the first one. */
    public @Nullable String revision() {
        return revision;
    }

    /** Whose event it is; null for nobody's. */
    public @Nullable String aggregateId() {
        return aggregateId;
    }

    /** Its number in the stream of that aggregate. */
    public long sequence() {
        return sequence;
    }
}
