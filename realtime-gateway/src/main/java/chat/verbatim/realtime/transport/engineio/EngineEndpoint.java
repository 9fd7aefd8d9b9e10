package chat.verbatim.realtime.transport.engineio;

import chat.verbatim.realtime.transport.CloseReason;
import chat.verbatim.realtime.transport.channel.Channel;
import chat.verbatim.realtime.transport.channel.ChannelListener;
import chat.verbatim.realtime.transport.channel.Sweep;
import chat.verbatim.realtime.transport.channel.TransportRuntime;
import chat.verbatim.realtime.transport.connection.ConnectionId;
import chat.verbatim.realtime.transport.websocket.BearerToken;
import chat.verbatim.realtime.transport.websocket.WebSocketUpgrade;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.util.UriComponentsBuilder;

/** Where Engine.IO clients connect. */
public final class EngineEndpoint implements HttpRequestHandler, Sweep.Swept {

    private static final long REMEMBERED_NANOS = Duration.ofSeconds(5).toNanos();

    /** So many bytes of a body are read although it was refused. */
    private static final int MOST_OF_REFUSED_BODIES = 32 * 1024 * 1024;

    private final TransportRuntime runtime;
    private final WebSocketUpgrade upgrade;
    private final Function<? super EngineClient, ChannelListener> protocol;

    // Those that began with polling; a session that began on a websocket is not found by its name.
    private final Map<String, EngineSession> sessions = new ConcurrentHashMap<>();

    /**
     * What is known of a client that has opened a session.
     *
     * @param channel its line
     * @param bearerToken the token of its first request's {@code Authorization} header, or null
     */
    public record EngineClient(Channel channel, @Nullable String bearerToken) {}

    /** An endpoint whose clients speak a protocol above Engine.IO. */
    public EngineEndpoint(
            TransportRuntime runtime,
            WebSocketUpgrade upgrade,
            Function<? super EngineClient, ChannelListener> protocol) {
        this.runtime = runtime;
        this.upgrade = upgrade;
        this.protocol = protocol;
        runtime.sweep().add(this);
    }

    @Override
    public void handleRequest(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String transport = parameter(request, "transport");
        String sid = parameter(request, "sid");
        RequestError error;
        if ("websocket".equals(transport) && WebSocketUpgrade.isAskedFor(request)) {
            error = sid == null ? openOnWebSocket(request, response) : probe(sid, request, response);
        } else if ("polling".equals(transport)) {
            error = sid == null ? open(request, response) : poll(sid, request, response);
        } else {
            error = "websocket".equals(transport) ? RequestError.BAD_REQUEST : RequestError.UNKNOWN_TRANSPORT;
        }
        if (error != null) {
            error.write(response);
            hearOut(request);
        }
    }

    /** Closing the connection under the hands of somebody who still sends resets it, and they never see the answer. */
    private static void hearOut(HttpServletRequest request) {
        try {
            request.getInputStream().skip(MOST_OF_REFUSED_BODIES);
        } catch (IOException gone) {
            // Nobody is left to be answered.
        }
    }

    @Override
    public void sweep(long now) {
        sessions.values().removeIf(session -> session.isLostFor(REMEMBERED_NANOS, now));
    }

    @Nullable
    private RequestError openOnWebSocket(HttpServletRequest request, HttpServletResponse response) throws IOException {
        RequestError error = handshakeError(request);
        if (error == null) {
            upgrade.upgrade(
                    request, response, EngineSocket.opening(session(ConnectionId.next(), request), runtime.settings()));
        }
        return error;
    }

    @Nullable
    private RequestError probe(String sid, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        EngineSession session = sessions.get(sid);
        if (session == null || session.isLost()) {
            return RequestError.UNKNOWN_SESSION;
        }
        upgrade.upgrade(request, response, EngineSocket.probing(session, runtime.settings()));
        return null;
    }

    @Nullable
    private RequestError open(HttpServletRequest request, HttpServletResponse response) {
        RequestError error = handshakeError(request);
        if (error == null) {
            String sid = ConnectionId.next();
            EngineSession session = session(sid, request);
            sessions.put(sid, session);
            session.start(runtime.settings());
            session.poll(Exchange.start(request, response));
        }
        return error;
    }

    @Nullable
    private RequestError poll(String sid, HttpServletRequest request, HttpServletResponse response) throws IOException {
        EngineSession session = sessions.get(sid);
        if (session == null) {
            return RequestError.UNKNOWN_SESSION;
        }
        return switch (request.getMethod()) {
            case "GET" -> {
                session.poll(Exchange.start(request, response));
                yield null;
            }
            case "POST" -> post(session, request, response);
            default -> RequestError.BAD_REQUEST;
        };
    }

    @Nullable
    private RequestError post(EngineSession session, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!session.beginPost()) {
            return session.isLost() ? RequestError.UNKNOWN_SESSION : RequestError.BAD_REQUEST;
        }
        // A chunked body does not say how long it is.
        int max = runtime.settings().maxPayload();
        byte[] body = request.getContentLengthLong() > max
                ? new byte[0]
                : request.getInputStream().readNBytes(max + 1);
        if (request.getContentLengthLong() > max || body.length > max) {
            session.fail(CloseReason.TOO_BIG);
            response.setHeader("Connection", "close");
            return RequestError.TOO_LARGE;
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            session.post(text, Exchange.start(request, response));
            return null;
        } catch (CharacterCodingException e) {
            session.fail(CloseReason.INVALID_TEXT);
            return RequestError.BAD_REQUEST;
        }
    }

    @Nullable
    private static RequestError handshakeError(HttpServletRequest request) {
        if (!request.getMethod().equals("GET")) {
            return RequestError.BAD_HANDSHAKE_METHOD;
        }
        return "4".equals(parameter(request, "EIO")) ? null : RequestError.UNSUPPORTED_VERSION;
    }

    // Only from the query: the servlet's own method would take a form's body for parameters, and eat it.
    @Nullable
    private static String parameter(HttpServletRequest request, String name) {
        return UriComponentsBuilder.newInstance()
                .query(request.getQueryString())
                .build()
                .getQueryParams()
                .getFirst(name);
    }

    private EngineSession session(String sid, HttpServletRequest request) {
        String token = BearerToken.of(request);
        return new EngineSession(
                sid, runtime, request.getRemoteAddr(), channel -> protocol.apply(new EngineClient(channel, token)));
    }
}
