package chat.verbatim.realtime.transport;

import org.jspecify.annotations.Nullable;

/**
 * An application's answer to a {@link Handshake}.
 *
 * @param <S> the application's own state of a connection
 */
public sealed interface Admission<S> {

    /**
     * The client is connected.
     *
     * @param session what the application wants to find again in {@link Connection#session()}
     */
    record Accepted<S>(S session) implements Admission<S> {}

    /**
     * The client is told why and stays outside: a Socket.IO client gets {@code connect_error} with {@code {message, data:
     * {code, message, retryAfter?}}}, a plain one {@code connect_error} with {@code {code, message, retryAfter?}} and the end of its websocket.
     *
     * @param code stable word for programs, for example {@code unauthenticated}
     * @param message one sentence for people
     * @param retryAfter in how many seconds the client may be let in; null where waiting does not help, or nobody knows
     */
    record Refused<S>(String code, String message, @Nullable Long retryAfter) implements Admission<S> {}

    /** Lets the client in. */
    static <S> Admission<S> accept(S session) {
        return new Accepted<>(session);
    }

    /** Keeps the client out. */
    static <S> Admission<S> refuse(String code, String message) {
        return new Refused<>(code, message, null);
    }

    /** Keeps the client out for some seconds. */
    static <S> Admission<S> refuseFor(long seconds, String code, String message) {
        return new Refused<>(code, message, seconds);
    }
}
