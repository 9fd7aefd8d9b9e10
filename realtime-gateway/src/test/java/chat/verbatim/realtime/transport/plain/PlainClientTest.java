package chat.verbatim.realtime.transport.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import chat.verbatim.realtime.transport.CloseReason;
import chat.verbatim.realtime.transport.RecordingApplication;
import chat.verbatim.realtime.transport.TestSocket;
import chat.verbatim.realtime.transport.TransportServer;
import java.net.http.WebSocketHandshakeException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlainClientTest {

    private static final String CONNECT = "{\"event\":\"connect\",\"data\":{\"token\":\"good\"}}";
    private static final RecordingApplication application = new RecordingApplication();
    private static TransportServer server;

    @BeforeAll
    static void start() {
        server = TransportServer.start(application, "connect-timeout=2s");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void forget() {
        application.calls.clear();
        application.connections.clear();
    }

    @Test
    void aGoodTokenIsConfirmedAndThenEventsFlowBothWays() {
        try (TestSocket socket = open().send(CONNECT)) {
            assertThat(socket.next()).startsWith("{\"event\":\"connected\",\"data\":{\"sid\":");
            socket.send("{\"event\":\"hello\",\"data\":{\"n\":1}}");
            assertThat(socket.next()).isEqualTo("{\"event\":\"hello-back\",\"data\":{\"n\":1}}");
        }
        await().untilAsserted(() -> assertThat(application.calls)
                .containsSubsequence(
                        "authenticate good", "opened", "received hello {\"n\":1}", "closed TRANSPORT_LOST"));
    }

    @Test
    void aFrameWithAnIdIsAcknowledgedWithTheSameId() {
        try (TestSocket socket = connected()) {
            socket.send("{\"event\":\"hello\",\"data\":[1],\"id\":7}");
            assertThat(socket.next()).isEqualTo("{\"event\":\"ack\",\"id\":7,\"data\":[1]}");
            socket.send("{\"event\":\"hello\",\"data\":\"x\",\"id\":\"seven\"}");
            assertThat(socket.next()).isEqualTo("{\"event\":\"ack\",\"id\":\"seven\",\"data\":\"x\"}");
        }
    }

    @Test
    void aBearerTokenOnTheUpgradeConnectsWithoutAFrame() {
        try (TestSocket socket = TestSocket.open(server.port(), "/ws", "Authorization", "Bearer good")) {
            assertThat(socket.next()).startsWith("{\"event\":\"connected\"");
        }
    }

    @Test
    void aBadTokenIsToldWhyAndTheSocketIsClosed() {
        try (TestSocket socket = open().send("{\"event\":\"connect\",\"data\":{\"token\":\"bad\"}}")) {
            assertThat(socket.next())
                    .isEqualTo("{\"event\":\"connect_error\",\"data\":"
                            + "{\"code\":\"unauthenticated\",\"message\":\"The token is not valid.\"}}");
            assertThat(socket.closed()).isEqualTo("4401 session ended");
        }
        assertThat(application.calls).contains("authenticate bad").doesNotContain("opened");
    }

    @Test
    void noEventIsProcessedBeforeConnect() {
        try (TestSocket socket = open().send("{\"event\":\"hello\",\"data\":1}")) {
            assertThat(socket.next()).startsWith("{\"event\":\"connect_error\",\"data\":{\"code\":\"unauthenticated\"");
            assertThat(socket.closed()).startsWith("4401");
        }
        assertThat(application.calls).noneMatch(call -> call.startsWith("authenticate") || call.startsWith("received"));
    }

    @Test
    void whoeverDoesNotConnectInTimeIsClosed() {
        try (TestSocket socket = open()) {
            assertThat(socket.closed()).isEqualTo("4408 connect timeout");
        }
    }

    @Test
    void malformedFramesAreAnsweredAndTheSocketStaysOpen() {
        try (TestSocket socket = connected()) {
            for (String frame :
                    new String[] {"{", "nonsense", "[]", "{}", "{\"event\":1}", "{\"event\":\"\"}", "null"}) {
                assertThat(socket.send(frame).next())
                        .startsWith("{\"event\":\"error\",\"data\":{\"code\":\"malformed-request\"");
            }
            assertThat(socket.send("{\"id\":3}").next())
                    .startsWith(
                            "{\"event\":\"ack\",\"id\":3,\"data\":{\"ok\":false,\"error\":{\"code\":\"malformed-request\"");
            socket.send(new byte[] {1});
            assertThat(socket.next()).contains("malformed-request");
            assertThat(socket.send(CONNECT).next()).contains("conflict");
            assertThat(socket.send("{\"event\":\"hello\"}").next())
                    .isEqualTo("{\"event\":\"hello-back\",\"data\":null}");
        }
    }

    @Test
    void anEventThatFailsIsAnsweredAndTheSocketStaysOpen() {
        try (TestSocket socket = connected()) {
            assertThat(socket.send("{\"event\":\"fail\",\"id\":1}").next())
                    .startsWith("{\"event\":\"ack\",\"id\":1,\"data\":{\"ok\":false,\"error\":{\"code\":\"internal\"");
            assertThat(socket.send("{\"event\":\"hello\",\"data\":1}").next()).contains("hello-back");
        }
    }

    @Test
    void moreThanTheMaximumPayloadClosesWith1009() {
        try (TestSocket socket = connected()) {
            String justFits = "{\"event\":\"big\",\"data\":\"" + "x".repeat(1_000_000 - 25) + "\"}";
            assertThat(justFits).hasSize(1_000_000);
            assertThat(socket.send(justFits).next()).hasSize(1_000_000 + "-back".length());
            socket.send(justFits + " ");
            assertThat(socket.closed()).isEqualTo("1009 message too big");
        }
    }

    @Test
    void theApplicationEndsASessionWithCodeAndReason() {
        try (TestSocket socket = connected()) {
            application.connections.getFirst().close(CloseReason.SESSION_ENDED);
            assertThat(socket.closed()).isEqualTo("4401 session ended");
        }
        await().untilAsserted(() -> assertThat(application.calls).contains("closed SESSION_ENDED"));
    }

    @Test
    void aPageOfAnotherOriginIsNotUpgraded() {
        assertThatThrownBy(() -> TestSocket.open(server.port(), "/ws", "Origin", "https://elsewhere.example"))
                .hasCauseInstanceOf(WebSocketHandshakeException.class);
        String own = "http://localhost:" + server.port();
        try (TestSocket socket =
                TestSocket.open(server.port(), "/ws", "Origin", own).send(CONNECT)) {
            assertThat(socket.next()).contains("connected");
        }
    }

    private static TestSocket open() {
        return TestSocket.open(server.port(), "/ws");
    }

    private static TestSocket connected() {
        TestSocket socket = open().send(CONNECT);
        assertThat(socket.next()).contains("connected");
        await().until(() -> !application.connections.isEmpty());
        return socket;
    }
}
