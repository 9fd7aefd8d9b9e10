package chat.verbatim.http;

import chat.verbatim.api.Position;
import org.jspecify.annotations.Nullable;

/** The headers by which a client reads its own writes. */
public final class PositionHeaders {
    /** On the answer to a write: the position in the log of what was written. */
    public static final String POSITION = "Verbatim-Position";

    /** On a read: the answer knows everything up to this position, or waits (bounded) until it does. */
    public static final String MIN_POSITION = "Verbatim-Min-Position";

    private PositionHeaders() {}

    /**
     * @param header the value of {@link #MIN_POSITION}, or null when the request has none
     * @return the position asked for; 0 when none was
     * @throws chat.verbatim.api.RefusedException with {@code INVALID_REQUEST} when it never was a position
     */
    public static long minPosition(@Nullable String header) {
        return header == null ? 0 : Position.decode(header, MIN_POSITION);
    }
}
