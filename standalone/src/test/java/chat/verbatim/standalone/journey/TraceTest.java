package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.spec.Contract;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** One message, followed from its request to the receipts of the devices that got it. */
class TraceTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String SPAN = "b7ad6b7169203331";
    private static final String ASKED = "00-" + TRACE + '-' + SPAN + "-01";

    private final Path data;
    private TraceCollector collector = TraceCollector.down();

    TraceTest(@TempDir Path data) {
        this.data = data;
    }

    @AfterEach
    void closeCollector() {
        collector.close();
    }

    private VerbatimProcess traced(String... settings) {
        collector = TraceCollector.up();
        List<String> all = new ArrayList<>(List.of(settings));
        all.add(collector.setting());
        return VerbatimProcess.start(data, all.toArray(String[]::new));
    }

    private static Answer saysFollowed(Person sender, String chatId, String content) {
        return sender.api()
                .call("POST", "/api/chats/" + chatId + "/messages")
                .header("traceparent", ASKED)
                .json(Map.of("content", content))
                .send()
                .expect(201);
    }

    private ToldSpan one(String name) {
        return collector.await(1, span -> span.isNamed(name)).getFirst();
    }

    @Test
    void aMessageIsOneTraceFromItsRequestToEachDevicesReceipt() {
        try (VerbatimProcess server = traced("--verbatim.trace.share=0")) {
            Person ada = Person.named("ada", server.client(Contract.load()));
            Person grace = Person.named("grace", server.client(Contract.load()));
            String chat = ada.chatWith(grace);
            ada.says(chat, "that nobody follows").expect(201);
            try (Device phone = Device.of(grace);
                    PlainDevice laptop = PlainDevice.of(grace)) {
                Answer sent = saysFollowed(ada, chat, "that is followed");
                JsonNode heard = phone.frames().message("that is followed");
                laptop.frames().message("that is followed");
                phone.says("message_ack", seqOf(heard));
                laptop.says("message_read", seqOf(heard));

                String message = sent.string("id");
                ToldSpan request = one("POST /api/chats/{chatId}/messages");
                assertThat(request.trace()).isEqualTo(TRACE);
                assertThat(request.parent()).isEqualTo(SPAN);
                assertThat(request.attributes()).containsEntry("http.response.status_code", "201");
                ToldSpan command = one("command SendMessage");
                assertThat(command.isChildOf(request)).isTrue();
                assertThat(command.about("message")).isEqualTo(message);
                assertThat(command.about("chat")).isEqualTo(chat);
                assertThat(command.about("user")).isEqualTo(ada.id());
                ToldSpan event = collector
                        .await(1, span -> span.isNamed("event") && span.isChildOf(command))
                        .getFirst();
                ToldSpan projection = collector
                        .await(1, span -> span.isNamed("projection") && span.isChildOf(event))
                        .getFirst();
                assertThat(projection.about("projection")).isEqualTo("chat");
                assertThat(projection.about("position")).isEqualTo(event.about("position"));
                ToldSpan fanOut = collector
                        .await(1, span -> span.isNamed("fan-out") && span.isChildOf(event))
                        .getFirst();
                assertThat(fanOut.about("receivers")).isEqualTo("2");
                List<ToldSpan> frames =
                        collector.await(2, span -> span.isNamed("frame receive_message") && span.isChildOf(fanOut));
                assertThat(frames).hasSize(2).allSatisfy(frame -> assertThat(frame.about("user"))
                        .isEqualTo(grace.id()));
                assertThat(frames)
                        .extracting(frame -> frame.about("connection"))
                        .doesNotHaveDuplicates();
                List<ToldSpan> delivered = collector.await(2, span -> span.isNamed("delivered"));
                assertThat(delivered)
                        .extracting(ToldSpan::parent)
                        .containsExactlyInAnyOrderElementsOf(
                                frames.stream().map(ToldSpan::id).toList());
                ToldSpan read = one("read");
                assertThat(frames).anyMatch(read::isChildOf);
                // The receipt is a command of its own, which leads back to the sender.
                assertThat(collector.await(1, span -> span.isNamed("command AdvanceReceipts")))
                        .allSatisfy(marks -> assertThat(collector.spans()).anyMatch(marks::isChildOf));

                assertThat(collector.spans()).extracting(ToldSpan::trace).containsOnly(TRACE);
                assertThat(collector.everything())
                        .doesNotContain("that is followed")
                        .doesNotContain(ada.username(), grace.username(), ada.email())
                        .doesNotContain(ada.api().token(), grace.api().token());
            }
        }
    }

    private static Map<String, Object> seqOf(JsonNode message) {
        return Map.of(
                "chatId",
                message.path("chatId").asString(),
                "seq",
                message.path("seq").asLong());
    }

    @Test
    void aMessageOverASocketIsATraceOfItsOwn() {
        try (VerbatimProcess server = traced("--verbatim.trace.share=1", "--verbatim.trace.most-per-second=1000")) {
            Person ada = Person.named("ada", server.client(Contract.load()));
            String chat = ada.group("Alone");
            try (Device device = Device.of(ada)) {
                device.sends(chat, "hello", "k1");
                device.sends(chat, "hello again", "k2");
                List<ToldSpan> said = collector.await(2, span -> span.isNamed("send_message"));
                List<ToldSpan> commands = collector.await(2, span -> span.isNamed("command SendMessage"));

                assertThat(said).extracting(ToldSpan::trace).doesNotHaveDuplicates();
                for (ToldSpan root : said) {
                    assertThat(root.parent()).isEmpty();
                    assertThat(commands).anyMatch(command -> command.isChildOf(root));
                    collector.await(
                            1,
                            span -> span.isNamed("frame receive_message")
                                    && span.trace().equals(root.trace()));
                }
            }
        }
    }

    @Test
    void whatIsRefusedShowsWithoutWhatWasSaid() {
        try (VerbatimProcess server = traced("--verbatim.trace.share=0")) {
            Person ada = Person.named("ada", server.client(Contract.load()));
            Person grace = Person.named("grace", server.client(Contract.load()));
            for (String chat : List.of("a%20secret%20place", grace.group("Secret"))) {
                ada.api()
                        .call("POST", "/api/chats/" + chat + "/messages")
                        .header("traceparent", ASKED)
                        .json(Map.of("content", "a secret"))
                        .send()
                        .refused(404, "chat-not-found");
            }

            collector.await(2, span -> span.isNamed("POST /api/chats/{chatId}/messages"));
            assertThat(one("command SendMessage").attributes()).containsEntry("error.type", "chat-not-found");
            assertThat(collector.everything()).doesNotContain("secret");
        }
    }

    @Test
    void clientsAreNotFollowedWhereTheyMayNotAskForIt() {
        try (VerbatimProcess server = traced("--verbatim.trace.share=0", "--verbatim.trace.from-clients=false")) {
            Person ada = Person.named("ada", server.client(Contract.load()));
            String chat = ada.group("Alone");
            saysFollowed(ada, chat, "hello");
            // It would hand over what it has before it ends.
            server.end();
            assertThat(collector.spans()).isEmpty();
        }
    }

    @Test
    void aCollectorThatIsAwayDisturbsNothingAndIsMissedOnce() {
        collector = TraceCollector.down();
        try (VerbatimProcess server = VerbatimProcess.start(
                data, collector.setting(), "--verbatim.trace.share=1", "--verbatim.trace.most-per-second=1000")) {
            Person ada = Person.named("ada", server.client(Contract.load()));
            String chat = ada.group("Alone");
            ada.says(chat, "one").expect(201);
            Eventually.isTrue(() -> linesAbout(server, "does not take them").size() == 1);
            for (int batch = 0; batch < 3; batch++) {
                saysFollowed(ada, chat, "batch " + batch);
                sleepLongerThanABatch();
            }
            collector.start();
            Eventually.isTrue(() -> {
                ada.says(chat, "back").expect(201);
                return linesAbout(server, "takes them again").size() == 1;
            });
            collector.await(1, span -> span.isNamed("command SendMessage"));
            assertThat(linesAbout(server, "collector")).hasSize(2);
            assertThat(linesAbout(server, "opentelemetry")).isEmpty();
        }
    }

    private static void sleepLongerThanABatch() {
        try {
            Thread.sleep(1_200);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }

    private static List<String> linesAbout(VerbatimProcess server, String words) {
        return server.output().stream().filter(line -> line.contains(words)).toList();
    }
}
