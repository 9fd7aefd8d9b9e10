package chat.verbatim.realtime.transport.plain;

import chat.verbatim.realtime.transport.ConnectionHandler;
import chat.verbatim.realtime.transport.channel.TransportRuntime;
import chat.verbatim.realtime.transport.websocket.BearerToken;
import chat.verbatim.realtime.transport.websocket.WebSocketChannel;
import chat.verbatim.realtime.transport.websocket.WebSocketUpgrade;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.HttpRequestHandler;

/** Where plain websocket clients connect. */
public final class PlainEndpoint<S> implements HttpRequestHandler {

    private static final int UPGRADE_REQUIRED = 426;

    private final TransportRuntime runtime;
    private final ConnectionHandler<S> handler;
    private final WebSocketUpgrade upgrade;

    /** An endpoint that hands its clients to the application. */
    public PlainEndpoint(TransportRuntime runtime, WebSocketUpgrade upgrade, ConnectionHandler<S> handler) {
        this.runtime = runtime;
        this.upgrade = upgrade;
        this.handler = handler;
    }

    @Override
    public void handleRequest(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!WebSocketUpgrade.isAskedFor(request)) {
            response.setHeader("Upgrade", "websocket");
            response.sendError(UPGRADE_REQUIRED, "This is a websocket");
        } else {
            upgrade.upgrade(request, response, channel(request.getRemoteAddr(), BearerToken.of(request)));
        }
    }

    private WebSocketChannel channel(String remoteAddress, @Nullable String token) {
        return new WebSocketChannel(
                runtime, remoteAddress, channel -> new PlainClient<>(runtime.settings(), handler, channel, token));
    }
}
