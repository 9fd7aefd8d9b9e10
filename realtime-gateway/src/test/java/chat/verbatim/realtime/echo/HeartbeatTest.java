package chat.verbatim.realtime.echo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.verbatim.realtime.transport.TestSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Pings and time-outs, which a slow machine may only make later. */
class HeartbeatTest {

    private static EchoServer server;

    @BeforeAll
    static void start() {
        server = EchoServer.hurried("/engine.io/");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aPollIsAnsweredWithAPing() throws Exception {
        assertThat(server.poll(server.session()).body()).isEqualTo("2");
    }

    @Test
    void aWebSocketIsPinged() {
        try (TestSocket socket = server.socket()) {
            assertThat(socket.next()).isEqualTo("2");
        }
    }

    @Test
    void whoeverAnswersNoPingIsClosed() throws Exception {
        String sid = server.session();
        try (TestSocket socket = server.socket()) {
            assertThat(socket.next()).isEqualTo("2");
            assertThat(socket.closed()).isEqualTo("4409 ping timeout");
        }
        await().untilAsserted(() -> assertThat(server.poll(sid).statusCode()).isEqualTo(400));
    }
}
