package chat.verbatim.realtime.transport.connection;

import java.security.SecureRandom;
import java.util.Base64;

/** Names of connections that nobody can guess. */
public final class ConnectionId {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 15;

    private ConnectionId() {}

    /** A new name, 20 characters of the URL-safe base64 alphabet. */
    public static String next() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
