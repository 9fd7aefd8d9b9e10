package chat.verbatim.realtime.echo;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.realtime.transport.TestSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of Socket.IO protocol 5, over raw websockets and polling. */
class SocketIoTest {

    private static final String TWO_PLACEHOLDERS =
            "{\"_placeholder\":true,\"num\":0},{\"_placeholder\":true,\"num\":1}]";

    private static EchoServer server;

    @BeforeAll
    static void start() {
        server = EchoServer.patient("/socket.io/");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            40                         | 40         | 42["auth",{}]
            40{"token":"123"}          | 40         | 42["auth",{"token":"123"}]
            40/custom,                 | 40/custom, | 42/custom,["auth",{}]
            40/custom                  | 40/custom, | 42/custom,["auth",{}]
            40/custom,{"token":"abc"}  | 40/custom, | 42/custom,["auth",{"token":"abc"}]
            """)
    void aClientConnectsToANamespaceWithItsAuth(String connect, String confirmation, String auth) {
        try (TestSocket socket = server.socket().send(connect)) {
            assertThat(socket.next()).startsWith(confirmation).endsWith("\"}").contains("{\"sid\":\"");
            assertThat(socket.next()).isEqualTo(auth);
        }
    }

    @Test
    void anUnknownNamespaceIsRefusedAndTheConnectionStays() {
        try (TestSocket socket = server.socket().send("40/random")) {
            assertThat(socket.next()).isEqualTo("44/random,{\"message\":\"Invalid namespace\"}");
            assertThat(socket.send("40").next()).startsWith("40{");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4abc",
                "47",
                "4",
                "40[]",
                "41{}",
                "42{}",
                "42[]",
                "42[1]",
                "42",
                "42[\"a\"",
                "42[\"a\"]]",
                "42abc[\"message-with-ack\",1]",
                "421234567890123456[\"a\"]",
                "43[]",
                "43",
                "44{\"message\":\"x\"}",
                "45[\"a\"]",
                "45-[\"a\"]",
                "4511-[\"a\"]",
                "45x-[\"a\"]",
                "42/elsewhere,[\"a\"]",
                "40"
            })
    void aBrokenPacketClosesTheConnection(String packet) {
        try (TestSocket socket = connected().send(packet)) {
            assertThat(socket.closed()).startsWith("1002");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"42[\"message\",1]", "421[\"message-with-ack\",1]", "41", "430[]", "42/custom,[\"message\"]"})
    void nothingIsProcessedBeforeConnect(String packet) {
        try (TestSocket socket = server.socket().send(packet)) {
            assertThat(socket.closed()).startsWith("1002");
        }
    }

    @Test
    void aClientLeavesOneNamespaceAndStaysInTheOther() {
        try (TestSocket socket = connected().send("40/custom")) {
            assertThat(socket.next()).startsWith("40/custom,");
            assertThat(socket.next()).startsWith("42/custom,");
            socket.send("41/custom").send("42[\"message\",\"to main\"]");
            assertThat(socket.next()).isEqualTo("42[\"message-back\",\"to main\"]");
            assertThat(socket.send("42/custom,[\"message\",1]").closed()).startsWith("1002");
        }
    }

    @Test
    void aClientMayComeBackToANamespace() {
        try (TestSocket socket = connected().send("41").send("40")) {
            assertThat(socket.next()).startsWith("40{");
        }
    }

    @Test
    void eventsAndAcknowledgementsKeepTheirArguments() {
        try (TestSocket socket = connected()) {
            assertThat(socket.send("42[\"message\",1,\"2\",{\"3\":[true]}]").next())
                    .isEqualTo("42[\"message-back\",1,\"2\",{\"3\":[true]}]");
            assertThat(socket.send("42456[\"message-with-ack\",1,\"2\",{\"3\":[false]}]")
                            .next())
                    .isEqualTo("43456[1,\"2\",{\"3\":[false]}]");
        }
    }

    @Test
    void binaryArgumentsAreCarriedBothWays() {
        try (TestSocket socket = connected()) {
            socket.send("452-[\"message\"," + TWO_PLACEHOLDERS)
                    .send(new byte[] {1, 2, 3})
                    .send(new byte[] {4, 5, 6});
            assertThat(socket.next()).isEqualTo("452-[\"message-back\"," + TWO_PLACEHOLDERS);
            assertThat(socket.next()).isEqualTo("bAQID");
            assertThat(socket.next()).isEqualTo("bBAUG");
            socket.send("452-789[\"message-with-ack\"," + TWO_PLACEHOLDERS)
                    .send(new byte[] {1, 2, 3})
                    .send(new byte[] {4, 5, 6});
            assertThat(socket.next()).isEqualTo("462-789[" + TWO_PLACEHOLDERS);
            assertThat(socket.next()).isEqualTo("bAQID");
            assertThat(socket.next()).isEqualTo("bBAUG");
        }
    }

    @Test
    void binaryArgumentsAreCarriedByPollingToo() throws Exception {
        String sid = server.session();
        assertThat(server.post(sid, "40\u001e451-[\"message\",{\"_placeholder\":true,\"num\":0}]\u001ebAQID")
                        .body())
                .isEqualTo("ok");
        StringBuilder all = new StringBuilder();
        while (!all.toString().endsWith("bAQID")) {
            all.append(server.poll(sid).body());
        }
        assertThat(all).contains("451-[\"message-back\",{\"_placeholder\":true,\"num\":0}]\u001ebAQID");
    }

    @Test
    void attachmentsThatDoNotFitCloseTheConnection() {
        try (TestSocket socket = connected().send(new byte[] {1})) {
            assertThat(socket.closed()).startsWith("1002");
        }
        try (TestSocket socket = connected().send("451-[\"message\"]").send("42[\"message\"]")) {
            assertThat(socket.closed()).startsWith("1002");
        }
        String outOfRange = "451-[\"message\",{\"_placeholder\":true,\"num\":1}]";
        try (TestSocket socket = connected().send(outOfRange).send(new byte[] {1})) {
            assertThat(socket.closed()).startsWith("1002");
        }
    }

    @Test
    void whoeverJoinsNoNamespaceInTimeIsClosed() {
        try (EchoServer joining = EchoServer.joiningWithin("1s", "/socket.io/");
                TestSocket socket = joining.socket()) {
            assertThat(socket.closed()).isEqualTo("4408 connect timeout");
        }
    }

    private static TestSocket connected() {
        TestSocket socket = server.socket().send("40");
        assertThat(socket.next()).startsWith("40{");
        assertThat(socket.next()).startsWith("42[\"auth\"");
        return socket;
    }
}
