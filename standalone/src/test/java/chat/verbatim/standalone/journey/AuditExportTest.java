package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A chat of thousands of messages is exported while people go on talking in it. */
@ExtendWith(RunningVerbatim.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditExportTest {
    private static final int SPEAKERS = 6;
    private static final int EACH = 450;
    /** So long that no buffer on the way holds all of them. */
    private static final String PADDING = "x".repeat(4_000);

    private final ApiClient api;
    private final Person operator;
    private final List<Person> speakers = new ArrayList<>();
    private final String chat;

    AuditExportTest(ApiClient api) throws InterruptedException {
        this.api = api;
        operator = Person.operator(api);
        for (int i = 0; i < SPEAKERS; i++) {
            speakers.add(Person.named("speaker", api));
        }
        chat = speakers.getFirst().group("Busy", speakers.subList(1, SPEAKERS).toArray(new Person[0]));
        List<Thread> talking = speakers.stream()
                .map(speaker -> Thread.ofVirtual().start(() -> talk(speaker)))
                .toList();
        for (Thread thread : talking) {
            thread.join();
        }
    }

    private void talk(Person speaker) {
        for (int i = 0; i < EACH; i++) {
            speaker.says(chat, i + " " + PADDING).expect(201);
        }
    }

    private Person auditor() {
        Person auditor = Person.named("auditor", api);
        operator.api().call("PUT", "/api/admin/auditors/" + auditor.id()).send().expect(204);
        return auditor;
    }

    private String opened(Person auditor) {
        return "/api/audits/"
                + auditor.api()
                        .post("/api/audits", Map.of("chatId", chat, "reason", "Load"))
                        .expect(201)
                        .string("id");
    }

    private static Answer search(Person auditor, String audit) {
        return auditor.api().post(audit + "/events", Map.of("limit", 1));
    }

    @Test
    void nothingIsMissingAndNothingComesTwice() {
        Person auditor = auditor();
        String audit = opened(auditor);
        Answer export = auditor.api()
                .post(audit + "/export", Map.of("format", "ndjson", "types", List.of("MessageSent")))
                .expect(200);
        List<JsonNode> lines = export.text()
                .lines()
                .filter(line -> !line.isEmpty())
                .map(JsonMapper.shared()::readTree)
                .toList();

        assertThat(lines).hasSizeGreaterThanOrEqualTo(SPEAKERS * EACH);
        assertThat(lines)
                .extracting(line -> line.path("seq").asLong())
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(lines)
                .extracting(line -> Long.parseLong(line.path("position").asString()))
                .isSorted();
    }

    @Test
    void aReaderWhoDoesNotReadHoldsNobodyUpAndOneWhoGoesAwayEndsTheExport() throws IOException {
        Person auditor = auditor();
        String audit = opened(auditor);
        try (Socket _ = export(auditor, audit);
                Socket _ = export(auditor, audit);
                Device device = Device.of(speakers.getFirst())) {
            search(auditor, audit).refused(429, "rate-limited");
            assertThat(search(auditor, audit).headers().firstValue("Retry-After"))
                    .isPresent();
            Person other = auditor();
            search(other, opened(other)).expect(200);
            for (int i = 0; i < 20; i++) {
                speakers.get(1).says(chat, "meanwhile " + i).expect(201);
                device.frames().message("meanwhile " + i);
            }
            search(auditor, audit).refused(429, "rate-limited");
        }
        Eventually.isTrue(() -> search(auditor, audit).status() == 200);
    }

    @Test
    void anExportIsBrokenOffWhenTheRoleIsTakenAway() throws IOException {
        Person auditor = auditor();
        String audit = opened(auditor);
        try (Socket reader = export(auditor, audit)) {
            operator.api().delete("/api/admin/auditors/" + auditor.id()).expect(204);
            String rest = new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(rest)
                    .as("the last chunk is missing")
                    .doesNotEndWith("0\r\n\r\n")
                    .doesNotContain("problem");
        }
    }

    /** An export whose first bytes have come, and of which no more is read. */
    private static Socket export(Person auditor, String audit) throws IOException {
        URI server = auditor.api().server();
        Socket socket = new Socket();
        socket.setReceiveBufferSize(8_192);
        socket.connect(new InetSocketAddress(server.getHost(), server.getPort()));
        byte[] body = "{\"format\":\"ndjson\"}".getBytes(StandardCharsets.UTF_8);
        socket.getOutputStream()
                .write(("POST " + audit + "/export HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                                + auditor.api().token()
                                + "\r\nContent-Type: application/json\r\nContent-Length: "
                                + body.length + "\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().write(body);
        InputStream answer = socket.getInputStream();
        String begin = new String(answer.readNBytes(2_000), StandardCharsets.UTF_8);
        assertThat(begin).startsWith("HTTP/1.1 200").contains("Transfer-Encoding: chunked");
        return socket;
    }
}
