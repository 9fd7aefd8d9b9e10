package chat.verbatim.api.erasure;

/**
 * What was erased and what remains.
 *
 * @param statement JSON, to the letter what was signed
 * @param signature Ed25519 with the key of the log, over {@link #PURPOSE}, a line feed and the statement, in Base64
 */
public record ErasureCertificate(String statement, String signature) {
    /** What is signed begins with this line. */
    public static final String PURPOSE = "verbatim erasure certificate v1";
}
