package chat.verbatim.realtime.transport.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.realtime.transport.Ack;
import chat.verbatim.realtime.transport.CloseReason;
import chat.verbatim.realtime.transport.Connection;
import chat.verbatim.realtime.transport.RecordingApplication;
import chat.verbatim.realtime.transport.TransportServer;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The official JavaScript client against the transport: the cases are in {@code src/test/node}. */
class NodeClientTest {

    private static final File FOLDER = new File("src/test/node").getAbsoluteFile();

    /** Ends lines and sessions on request. */
    private static final class Application extends RecordingApplication {
        @Override
        public void received(Connection<String> connection, String event, JsonNode payload, @Nullable Ack ack) {
            switch (event) {
                case "break-line" -> connection.close(CloseReason.SHUTDOWN);
                case "end-session" -> connection.close(CloseReason.SESSION_ENDED);
                default -> super.received(connection, event, payload, ack);
            }
        }
    }

    @Test
    void everyCaseOfTheOfficialJavaScriptClientPasses() throws Exception {
        if (!new File(FOLDER, "node_modules/socket.io-client").isDirectory()) {
            run(Map.of(), "npm", "ci", "--no-audit", "--no-fund");
        }
        try (TransportServer server = TransportServer.start(new Application())) {
            String output = run(
                    Map.of("PORT", Integer.toString(server.port())),
                    "node",
                    "--test",
                    "--test-reporter=tap",
                    "official-client.test.js");
            assertThat(output).contains("# tests 21", "# pass 21");
        }
    }

    private static String run(Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(List.of(command)).directory(FOLDER).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }
}
