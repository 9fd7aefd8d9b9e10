package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** What an auditor takes along, line by line as it comes: too much to be held as one text. */
final class Export {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Export() {}

    /** @param audit the path of an open audit */
    static void lines(Person auditor, String audit, Map<String, Object> request, Consumer<String> consumer)
            throws IOException, InterruptedException {
        HttpResponse<Stream<String>> response = HTTP.send(
                HttpRequest.newBuilder(auditor.api().server().resolve(audit + "/export"))
                        .header("Authorization", "Bearer " + auditor.api().token())
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(JsonMapper.shared().writeValueAsBytes(request)))
                        .build(),
                BodyHandlers.ofLines());
        assertThat(response.statusCode()).isEqualTo(200);
        try (Stream<String> lines = response.body()) {
            lines.filter(line -> !line.isEmpty()).forEach(consumer);
        }
    }
}
