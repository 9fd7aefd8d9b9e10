package chat.verbatim.eventstore;

/** The log is no longer what was signed before, or its chain is broken: nothing more is signed until somebody has looked. */
public final class AlteredLogException extends RuntimeException {

    private static final long serialVersionUID = 1;

    AlteredLogException(String message) {
        super(message);
    }
}
