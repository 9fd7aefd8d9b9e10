package chat.verbatim.api.session;

import java.util.List;

/** What other sides ask and tell about sessions. The command side answers. */
public sealed interface SessionQuery {
    /** With what access tokens are checked. Answered with {@link TokenKeys}. */
    record FindTokenKeys() implements SessionQuery {}

    /**
     * Says that an access token of a renewal was used, so that the answer with it has arrived. Answered with {@code true}, whatever it
     * changes.
     *
     * @param renewal the number of the renewal in its session
     */
    record TellArrival(String sessionId, int renewal) implements SessionQuery {}

    /**
     * @param keys those that valid tokens may be signed with
     * @param issuer who issues them
     * @param lifeSeconds how long a token is valid at most
     */
    record TokenKeys(List<TokenKey> keys, String issuer, long lifeSeconds) {
        public TokenKeys {
            keys = List.copyOf(keys);
        }
    }

    /**
     * @param id names the key in tokens
     * @param publicKey an Ed25519 key as X.509 in Base64
     */
    record TokenKey(String id, String publicKey) {}
}
