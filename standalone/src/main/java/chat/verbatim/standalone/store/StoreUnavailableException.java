package chat.verbatim.standalone.store;

/** The data folder cannot be used. The message is one line for whoever started the process: what is wrong and what to do. */
public final class StoreUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreUnavailableException(String message) {
        super(message);
    }

    StoreUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
