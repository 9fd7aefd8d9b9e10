package chat.verbatim.realtime.transport;

import chat.verbatim.api.admin.Disclosed;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the sockets, prefix {@code verbatim.realtime.transport}.
 *
 * @param socketIoPath where Socket.IO clients connect, without a slash at the end
 * @param plainPath where plain websocket clients connect
 * @param pingInterval pause between two pings to a client
 * @param pingTimeout how long a client may take to answer a ping before its connection is over
 * @param connectTimeout how long a client may take to ask to be connected
 * @param maxPayload the most bytes that a client may send in one message or one polling body
 * @param queueMessages the most frames that wait for a slow client
 * @param queueBytes the most bytes that wait for a slow client
 * @param mailboxMessages the most messages of one client that wait for the application before the client is held back
 * @param flushWindow for how long frames to one busy client are gathered into one write; a quiet client gets them at once
 * @param allowedOrigins origins ({@code https://host:port}) of browser pages that may connect besides those of this server;
 *     {@code *} allows all
 * @param farewellsPerSecond how many clients a server that ends sends to another one each second, so that they do not come there all at once
 * @param longestFarewell after what time those who are left are sent away all at once
 */
@ConfigurationProperties("verbatim.realtime.transport")
public record TransportSettings(
        @Disclosed @DefaultValue("/socket.io") String socketIoPath,
        @Disclosed @DefaultValue("/ws") String plainPath,
        @DefaultValue("25s") Duration pingInterval,
        @DefaultValue("20s") Duration pingTimeout,
        @DefaultValue("10s") Duration connectTimeout,
        @DefaultValue("1000000") int maxPayload,
        @DefaultValue("1024") int queueMessages,
        @DefaultValue("4000000") int queueBytes,
        @DefaultValue("64") int mailboxMessages,
        @DefaultValue("5ms") Duration flushWindow,
        @Disclosed @DefaultValue List<String> allowedOrigins,
        @DefaultValue("500") int farewellsPerSecond,
        @DefaultValue("10s") Duration longestFarewell) {

    public TransportSettings {
        require(socketIoPath.startsWith("/") && !socketIoPath.endsWith("/"), "socketIoPath must look like /socket.io");
        require(plainPath.startsWith("/"), "plainPath must start with a slash");
        require(pingInterval.isPositive(), "pingInterval must be positive");
        require(pingTimeout.isPositive(), "pingTimeout must be positive");
        require(connectTimeout.isPositive(), "connectTimeout must be positive");
        require(maxPayload >= 1_024, "maxPayload must be at least 1024");
        require(queueMessages >= 2, "queueMessages must be at least 2");
        require(queueBytes >= 1_024, "queueBytes must be at least 1024");
        require(mailboxMessages >= 1, "mailboxMessages must be at least 1");
        require(!flushWindow.isNegative(), "flushWindow must not be negative");
        require(farewellsPerSecond >= 1, "farewellsPerSecond must be at least 1");
        require(!longestFarewell.isNegative(), "longestFarewell must not be negative");
        allowedOrigins = List.copyOf(allowedOrigins);
    }

    private static void require(boolean rule, String message) {
        if (!rule) {
            throw new IllegalArgumentException("verbatim.realtime.transport: " + message);
        }
    }
}
