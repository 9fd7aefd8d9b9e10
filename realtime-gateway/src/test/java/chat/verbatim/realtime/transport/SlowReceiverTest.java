package chat.verbatim.realtime.transport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Some receivers do not read: the others must not notice. */
class SlowReceiverTest {

    private static final int SLOW = 5;
    private static final int HEALTHY = 45;
    private static final int FRAMES = 400;
    // More than what the network's own buffers hold for a receiver that does not read.
    private static final int FRAME_BYTES = 16_384;
    private static final int AHEAD = 8;

    /** Tells a client that overflowed where to go on. */
    private static final class Application extends RecordingApplication {
        @Override
        public void overflowed(Connection<String> connection) {
            super.overflowed(connection);
            connection.send(Frame.of("resync", "null".getBytes(UTF_8)));
        }
    }

    @Test
    void healthyReceiversGetEverythingAndSlowOnesAreToldToResync() throws Exception {
        Application application = new Application();
        List<Socket> slow = new ArrayList<>();
        List<TestSocket> healthy = new ArrayList<>();
        try (TransportServer server =
                TransportServer.start(application, "queue-bytes=400000", "ping-interval=5m", "ping-timeout=5m")) {
            for (int i = 0; i < SLOW; i++) {
                slow.add(deaf(server.port()));
            }
            for (int i = 0; i < HEALTHY; i++) {
                healthy.add(TestSocket.open(server.port(), "/ws", "Authorization", "Bearer good"));
            }
            healthy.forEach(socket -> assertThat(socket.next()).contains("connected"));
            await().until(() -> application.connections.size() == SLOW + HEALTHY);

            broadcast(application, healthy);

            assertThat(application.calls).doesNotContain("overflowed");
            for (Socket socket : slow) {
                assertThat(readUntilResync(socket)).isTrue();
            }
            assertThat(application.calls.stream().filter("overflowed"::equals)).hasSize(SLOW);
        } finally {
            healthy.forEach(TestSocket::close);
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    // The pace is that of the slowest of the healthy ones: were they held by the others, this would not end.
    private static void broadcast(Application application, List<TestSocket> healthy) {
        String padding = "x".repeat(FRAME_BYTES);
        for (int n = 0; n < FRAMES + AHEAD; n++) {
            if (n < FRAMES) {
                Frame frame = Frame.of("tick", ("[" + n + ",\"" + padding + "\"]").getBytes(UTF_8));
                application.connections.forEach(connection -> connection.send(frame));
            }
            if (n >= AHEAD) {
                String expected = "{\"event\":\"tick\",\"data\":[" + (n - AHEAD) + ",";
                healthy.forEach(socket -> assertThat(socket.next()).startsWith(expected));
            }
        }
    }

    private static Socket deaf(int port) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        socket.setSoTimeout((int) Duration.ofSeconds(30).toMillis());
        socket.connect(new InetSocketAddress("localhost", port));
        String request = String.join(
                "\r\n",
                "GET /ws HTTP/1.1",
                "Host: localhost:" + port,
                "Upgrade: websocket",
                "Connection: Upgrade",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                "Authorization: Bearer good",
                "",
                "");
        socket.getOutputStream().write(request.getBytes(ISO_8859_1));
        return socket;
    }

    private static boolean readUntilResync(Socket socket) throws IOException {
        String kept = "";
        byte[] buffer = new byte[65_536];
        for (int read; (read = socket.getInputStream().read(buffer)) >= 0; ) {
            String text = kept + new String(buffer, 0, read, ISO_8859_1);
            if (text.contains("\"event\":\"resync\"")) {
                return true;
            }
            kept = text.substring(Math.max(0, text.length() - 32));
        }
        return false;
    }
}
