package chat.verbatim.realtime.transport.websocket;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** The token of an {@code Authorization: Bearer} header. */
public final class BearerToken {

    private static final String SCHEME = "Bearer ";

    private BearerToken() {}

    /** The token of a request; null if it has none. */
    @Nullable
    public static String of(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        boolean bearer = header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        return bearer ? header.substring(SCHEME.length()).strip() : null;
    }
}
