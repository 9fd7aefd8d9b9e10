package chat.verbatim.realtime.transport.websocket;

import chat.verbatim.realtime.transport.TransportSettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletCoreRequest;
import org.eclipse.jetty.ee11.servlet.ServletCoreResponse;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Blocker;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.Configuration;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.core.server.ServerUpgradeResponse;
import org.eclipse.jetty.websocket.core.server.WebSocketMappings;
import org.eclipse.jetty.websocket.core.server.WebSocketNegotiator;
import org.eclipse.jetty.websocket.core.server.WebSocketServerComponents;
import org.jspecify.annotations.Nullable;

/** Turns an HTTP request into a websocket. */
public final class WebSocketUpgrade {

    // Buffers are borrowed from the server's pool only while something is read or written.
    private static final int INPUT_BUFFER_BYTES = 2_048;
    private static final int OUTPUT_BUFFER_BYTES = 16_384;

    private final TransportSettings settings;

    @Nullable
    private WebSocketMappings mappings;

    /** Upgrades with these settings. */
    public WebSocketUpgrade(TransportSettings settings) {
        this.settings = settings;
    }

    /** Whether a request asks for a websocket. */
    public static boolean isAskedFor(HttpServletRequest request) {
        return "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
    }

    /** Upgrades the request, or answers 400 when the client's handshake is not a valid one. */
    public void upgrade(HttpServletRequest request, HttpServletResponse response, SocketListener listener)
            throws IOException {
        Request coreRequest = ServletCoreRequest.wrap(request);
        Response coreResponse = ServletCoreResponse.wrap(coreRequest, response, false);
        WebSocketNegotiator negotiator = new Negotiator(new WebSocket(listener, settings.maxPayload()));
        try (Blocker.Callback done = Blocker.callback()) {
            if (mappings(request).upgrade(negotiator, coreRequest, coreResponse, done, null)) {
                done.block();
            } else {
                done.succeeded();
                response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            }
        }
    }

    private synchronized WebSocketMappings mappings(HttpServletRequest request) {
        if (mappings == null) {
            ServletContextHandler context = ServletContextHandler.getServletContextHandler(request.getServletContext());
            mappings = new WebSocketMappings(
                    WebSocketServerComponents.ensureWebSocketComponents(context.getServer(), context));
        }
        return mappings;
    }

    private record Negotiator(WebSocket socket) implements WebSocketNegotiator {

        @Override
        public FrameHandler negotiate(ServerUpgradeRequest request, ServerUpgradeResponse response, Callback callback) {
            // Compression costs more memory per connection than everything else together.
            response.setExtensions(List.of());
            return socket;
        }

        @Override
        public void customize(Configuration session) {
            session.setInputBufferSize(INPUT_BUFFER_BYTES);
            session.setOutputBufferSize(OUTPUT_BUFFER_BYTES);
            // Frames are handed on in the pieces in which they arrive, and put together here, with a limit.
            session.setAutoFragment(true);
            session.setMaxFrameSize(0);
        }
    }
}
