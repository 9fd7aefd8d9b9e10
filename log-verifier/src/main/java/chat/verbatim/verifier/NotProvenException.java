package chat.verbatim.verifier;

/** A proof that does not show what it should; the message says why. */
final class NotProvenException extends Exception {

    private static final long serialVersionUID = 1;

    NotProvenException(String message) {
        super(message);
    }
}
