package chat.verbatim.realtime.transport.socketio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.verbatim.realtime.transport.CloseReason;
import chat.verbatim.realtime.transport.Frame;
import chat.verbatim.realtime.transport.RecordingApplication;
import chat.verbatim.realtime.transport.TransportServer;
import io.socket.client.Ack;
import io.socket.client.IO;
import io.socket.client.Socket;
import io.socket.engineio.client.transports.Polling;
import io.socket.engineio.client.transports.WebSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The official Java client against the transport. */
class JavaClientTest {

    private static final RecordingApplication application = new RecordingApplication();
    private static TransportServer server;

    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();

    enum Way {
        POLLING,
        WEBSOCKET,
        UPGRADE;

        private String[] transports() {
            return switch (this) {
                case POLLING -> new String[] {Polling.NAME};
                case WEBSOCKET -> new String[] {WebSocket.NAME};
                case UPGRADE -> new String[] {Polling.NAME, WebSocket.NAME};
            };
        }
    }

    @BeforeAll
    static void start() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
        server = TransportServer.start(application);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void forget() {
        application.connections.clear();
    }

    @AfterEach
    void disconnect() {
        sockets.forEach(Socket::disconnect);
    }

    @ParameterizedTest
    @EnumSource
    void eventsAndAcknowledgementsFlowInOrder(Way way) {
        Socket socket = connected(way);
        socket.on("hello-back", args -> heard.add(String.valueOf(args[0])));
        IntStream.range(0, 200).forEach(n -> socket.emit("hello", n));
        await().until(() -> heard.size() == 200);
        assertThat(heard)
                .containsExactlyElementsOf(
                        IntStream.range(0, 200).mapToObj(Integer::toString).toList());

        List<Object> acknowledged = new CopyOnWriteArrayList<>();
        socket.emit("hello", new Object[] {new JSONObject(Map.of("text", "grüße 😀"))}, (Ack)
                args -> acknowledged.add(args[0]));
        await().until(() -> !acknowledged.isEmpty());
        assertThat(((JSONObject) acknowledged.getFirst()).optString("text")).isEqualTo("grüße 😀");
    }

    @ParameterizedTest
    @EnumSource
    void binaryArgumentsArriveAsSuch(Way way) {
        Socket socket = connected(way);
        List<Object> acknowledged = new CopyOnWriteArrayList<>();
        socket.emit("hello", new Object[] {new byte[] {1, 2, 3}}, (Ack) args -> acknowledged.add(args[0]));
        await().until(() -> !acknowledged.isEmpty());
        // The application wrote it as JSON, in which binary content is base64.
        assertThat(acknowledged).containsExactly("AQID");
    }

    @ParameterizedTest
    @EnumSource
    void aBadTokenIsAConnectErrorWithItsCode(Way way) {
        Socket socket = socket(way, "bad");
        List<JSONObject> errors = new CopyOnWriteArrayList<>();
        socket.on(Socket.EVENT_CONNECT_ERROR, args -> errors.add((JSONObject) args[0]));
        socket.connect();
        await().until(() -> !errors.isEmpty());
        assertThat(errors.getFirst().optString("message")).isEqualTo("The token is not valid.");
        assertThat(errors.getFirst().optJSONObject("data").optString("code")).isEqualTo("unauthenticated");
        assertThat(application.connections).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aSessionThatEndsIsADisconnectionByTheServer(Way way) {
        Socket socket = connected(way);
        socket.on(Socket.EVENT_DISCONNECT, args -> heard.add(String.valueOf(args[0])));
        application.connections.getFirst().close(CloseReason.SESSION_ENDED);
        await().untilAsserted(() -> assertThat(heard).containsExactly("io server disconnect"));
    }

    @ParameterizedTest
    @EnumSource
    void aLineThatBreaksIsFollowedByAnotherConnection(Way way) {
        Socket socket = connected(way);
        String before = socket.id();
        application.connections.getFirst().close(CloseReason.SHUTDOWN);
        await().until(() -> application.connections.size() == 2 && socket.connected() && !before.equals(socket.id()));
        assertThat(socket.id()).isEqualTo(application.connections.getLast().id());
    }

    @Test
    void whatIsSentDuringAnUpgradeArrivesOnceAndInOrder() {
        Socket socket = socket(Way.UPGRADE, "good");
        socket.on("tick", args -> heard.add(String.valueOf(args[0])));
        socket.connect();
        await().until(() -> !application.connections.isEmpty());
        for (int n = 0; n < 500; n++) {
            byte[] json = Integer.toString(n).getBytes(StandardCharsets.UTF_8);
            application.connections.getFirst().send(Frame.of("tick", json));
        }
        await().until(() -> heard.size() >= 500);
        assertThat(heard)
                .containsExactlyElementsOf(
                        IntStream.range(0, 500).mapToObj(Integer::toString).toList());
    }

    @Test
    void aClientThatLeavesIsGone() {
        Socket socket = connected(Way.WEBSOCKET);
        socket.disconnect();
        await().until(() -> !application.connections.getFirst().isOpen());
        assertThat(application.calls).contains("closed CLIENT_LEFT");
    }

    private Socket connected(Way way) {
        Socket socket = socket(way, "good").connect();
        await().until(() -> socket.connected() && !application.connections.isEmpty());
        return socket;
    }

    private Socket socket(Way way, String token) {
        IO.Options options = IO.Options.builder()
                .setTransports(way.transports())
                .setAuth(Map.of("token", token))
                .setForceNew(true)
                .setReconnectionDelay(10)
                .build();
        Socket socket = IO.socket(URI.create("http://localhost:" + server.port()), options);
        sockets.add(socket);
        return socket;
    }
}
