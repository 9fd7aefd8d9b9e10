package chat.verbatim.realtime.echo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import chat.verbatim.realtime.transport.TestSocket;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of Engine.IO protocol 4, over raw HTTP and websockets. */
class EngineIoTest {

    private static EchoServer server;

    @BeforeAll
    static void start() {
        server = EchoServer.patient("/engine.io/");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aSessionOpensByPolling() throws Exception {
        HttpResponse<String> answer = server.get("?EIO=4&transport=polling");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain;charset=utf-8");
        assertThat(answer.body())
                .matches("0\\{\"sid\":\"[\\w-]{20}\",\"upgrades\":\\[\"websocket\"],"
                        + "\"pingInterval\":60000,\"pingTimeout\":60000,\"maxPayload\":1000000}");
    }

    @Test
    void aSessionOpensOnAWebSocketWithNothingToUpgradeTo() {
        try (TestSocket socket = server.socket("?EIO=4&transport=websocket")) {
            assertThat(socket.next()).contains("\"upgrades\":[]");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"?transport=polling", "?EIO=abc&transport=polling", "?EIO=3&transport=polling", "?EIO=4", ""})
    void aHandshakeWithoutVersionOrTransportIsRefused(String query) throws Exception {
        assertThat(server.get(query).statusCode()).isEqualTo(400);
        assertThatThrownBy(() -> server.socket(query.replace("polling", "websocket")))
                .hasMessageContaining("WebSocketHandshakeException");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE"})
    void aHandshakeIsAGet(String method) throws Exception {
        assertThat(server.send(method, "?EIO=4&transport=polling", "").statusCode())
                .isEqualTo(400);
    }

    @Test
    void anUnknownSessionIsRefused() throws Exception {
        assertThat(server.poll("nobody").statusCode()).isEqualTo(400);
        assertThat(server.post("nobody", "4x").statusCode()).isEqualTo(400);
        assertThatThrownBy(() -> server.socket("?EIO=4&transport=websocket&sid=nobody"))
                .hasMessageContaining("WebSocketHandshakeException");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4hello", "4one\u001e4two\u001e4", "4text\u001ebAQIDBA==", "4grüße 😀"})
    void messagesOfOneBodyComeBackInOrder(String body) throws Exception {
        String sid = server.session();
        HttpResponse<String> posted = server.post(sid, body);
        assertThat(posted.statusCode()).isEqualTo(200);
        assertThat(posted.body()).isEqualTo("ok");
        StringBuilder echoed = new StringBuilder();
        while (echoed.length() < body.length()) {
            echoed.append(echoed.isEmpty() ? "" : "\u001e")
                    .append(server.poll(sid).body());
        }
        assertThat(echoed).hasToString(body);
    }

    @Test
    void base64MayEndWithALineBreakAsTheJavaClientsDoes() throws Exception {
        String sid = server.session();
        assertThat(server.post(sid, "bAQIDBA==\n").statusCode()).isEqualTo(200);
        assertThat(server.poll(sid).body()).isEqualTo("bAQIDBA==");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "", "0{}", "2", "5", "4ok\u001ex", "b%%%"})
    void aBrokenBodyEndsTheSession(String body) throws Exception {
        String sid = server.session();
        assertThat(server.post(sid, body).statusCode()).isEqualTo(400);
        assertThat(server.poll(sid).statusCode()).isEqualTo(400);
    }

    @Test
    void aSecondPollAtATimeEndsTheSession() throws Exception {
        String sid = server.session();
        CompletableFuture<HttpResponse<String>> one = server.pollLater(sid);
        CompletableFuture<HttpResponse<String>> two = server.pollLater(sid);
        // Which of the two comes first is up to the network.
        assertThat(Stream.of(one.join(), two.join()).map(HttpResponse::statusCode))
                .containsExactlyInAnyOrder(200, 400);
        assertThat(Stream.of(one.join(), two.join()).map(HttpResponse::body)).contains("1");
        assertThat(server.poll(sid).statusCode()).isEqualTo(400);
    }

    @Test
    void aPollThatWasGivenUpCountsAsOne() throws Exception {
        String sid = server.session();
        server.pollLater(sid).cancel(true);
        assertThat(server.post(sid, "1").statusCode()).isEqualTo(200);
        await().untilAsserted(() -> assertThat(server.poll(sid).statusCode()).isEqualTo(400));
    }

    @Test
    void theClientClosesASessionByPollingAndTheWaitingPollEnds() throws Exception {
        String sid = server.session();
        CompletableFuture<HttpResponse<String>> poll = server.pollLater(sid);
        assertThat(server.post(sid, "1").statusCode()).isEqualTo(200);
        assertThat(poll.join().body()).isEqualTo("6");
        assertThat(server.poll(sid).statusCode()).isEqualTo(400);
    }

    @Test
    void moreThanTheMaximumPayloadIsRefusedWith413() throws Exception {
        String sid = server.session();
        assertThat(server.post(sid, "4" + "x".repeat(999_999)).statusCode()).isEqualTo(200);
        assertThat(server.poll(sid).body()).hasSize(1_000_000);
        assertThat(server.post(sid, "4" + "x".repeat(1_000_000)).statusCode()).isEqualTo(413);
        assertThat(server.poll(sid).statusCode()).isEqualTo(400);
    }

    /** Closed under the sender's hands, the connection is reset before the answer is read. */
    @Test
    void whoeverIsRefusedWhileStillSendingSeesTheAnswer() throws Exception {
        String muchTooMuch = "4" + "x".repeat(8_000_000);
        for (int i = 0; i < 20; i++) {
            assertThat(server.post(server.session(), muchTooMuch).statusCode()).isEqualTo(413);
        }
    }

    @Test
    void textAndBinaryComeBackByWebSocket() {
        try (TestSocket socket = server.socket()) {
            assertThat(socket.send("4hello").next()).isEqualTo("4hello");
            assertThat(socket.send(new byte[] {1, 2, 3, 4}).next()).isEqualTo("bAQIDBA==");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "", "0", "2", "5", "bAQIDBA=="})
    void aBrokenPacketClosesTheWebSocket(String packet) {
        try (TestSocket socket = server.socket().send(packet)) {
            assertThat(socket.closed()).startsWith("1002");
        }
    }

    @Test
    void theClientClosesASessionByWebSocket() {
        try (TestSocket socket = server.socket().send("1")) {
            assertThat(socket.closed()).startsWith("1000");
        }
    }

    @Test
    void aWebSocketTakesOverFromPolling() throws Exception {
        String sid = server.session();
        try (TestSocket socket = server.socket("?EIO=4&transport=websocket&sid=" + sid)) {
            assertThat(socket.send("2probe").next()).isEqualTo("3probe");
            assertThat(server.poll(sid).body()).isEqualTo("6");
            assertThat(socket.send("5").send("4hello").next()).isEqualTo("4hello");
            assertThat(server.poll(sid).statusCode()).isEqualTo(400);
            assertThat(server.post(sid, "4x").statusCode()).isEqualTo(400);
            try (TestSocket second = server.socket("?EIO=4&transport=websocket&sid=" + sid)) {
                assertThat(second.closed()).startsWith("1002");
            }
            assertThat(socket.send("4still there").next()).isEqualTo("4still there");
        }
    }

    @Test
    void whatWasSentBeforeAnUpgradeComesAfterIt() throws Exception {
        String sid = server.session();
        try (TestSocket socket = server.socket("?EIO=4&transport=websocket&sid=" + sid)) {
            assertThat(socket.send("2probe").next()).isEqualTo("3probe");
            assertThat(server.post(sid, "4early").statusCode()).isEqualTo(200);
            assertThat(socket.send("5").next()).isEqualTo("4early");
        }
    }

    @Test
    void aProbeThatSaysSomethingElseIsClosedAndPollingGoesOn() throws Exception {
        String sid = server.session();
        try (TestSocket socket =
                server.socket("?EIO=4&transport=websocket&sid=" + sid).send("4hello")) {
            assertThat(socket.closed()).startsWith("1002");
        }
        assertThat(server.post(sid, "4hello").statusCode()).isEqualTo(200);
        assertThat(server.poll(sid).body()).isEqualTo("4hello");
    }
}
