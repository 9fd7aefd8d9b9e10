package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the process starts, and what it says when it cannot. */
class StartTest {
    private final Path data;

    StartTest(@TempDir Path data) {
        this.data = data;
    }

    @Test
    void saysInOneLineThatThePortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0);
                VerbatimProcess process = VerbatimProcess.launch(data, taken.getLocalPort())) {
            assertThat(process.awaitEnd()).isOne();
            assertThat(process.output())
                    .singleElement()
                    .asString()
                    .contains("port " + taken.getLocalPort() + " is taken", "VERBATIM_PORT");
        }
    }

    @Test
    void saysInOneLineThatTheDataFolderCannotBeWritten() throws IOException {
        Path file = Files.writeString(data.resolve("file"), "");
        try (VerbatimProcess process = VerbatimProcess.launch(file, 0)) {
            assertThat(process.awaitEnd()).isOne();
            assertThat(process.output()).singleElement().asString().contains("cannot be written", "VERBATIM_DATA");
        }
    }

    @Test
    void oneDataFolderBelongsToOneProcess() throws IOException, InterruptedException {
        try (VerbatimProcess first = VerbatimProcess.start(data);
                VerbatimProcess second = VerbatimProcess.launch(data, 0)) {
            assertThat(second.awaitEnd()).isOne();
            assertThat(second.output()).singleElement().asString().contains("in use by another process (pid ");
            assertThat(get(first, "/actuator/health").body()).contains("\"UP\"");
            assertThat(InetAddress.getByName(first.url().getHost()).isLoopbackAddress())
                    .isTrue();
            servesTheWebApp(first);
        }
    }

    private static void servesTheWebApp(VerbatimProcess server) throws IOException, InterruptedException {
        String start = get(server, "/").body();
        assertThat(start).containsIgnoringCase("<!doctype html>");
        assertThat(get(server, "/chats/some-chat").body()).isEqualTo(start);
        assertThat(get(server, "/").headers().firstValue("Cache-Control")).contains("no-cache");
        assertThat(get(server, "/no-such-file.js").statusCode()).isEqualTo(404);
        assertThat(get(server, "/api/no-such-thing").statusCode()).isEqualTo(401);
        String asset = start.replaceAll("(?s).*(/assets/[^\"]+\\.js)\".*", "$1");
        assertThat(get(server, asset).headers().firstValue("Cache-Control").orElse(""))
                .contains("max-age=31536000", "immutable");
    }

    private static HttpResponse<String> get(VerbatimProcess server, String path)
            throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI uri = server.url().resolve(path);
            HttpRequest request = HttpRequest.newBuilder(uri)
                    .header("Accept", "text/html,*/*;q=0.8")
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
