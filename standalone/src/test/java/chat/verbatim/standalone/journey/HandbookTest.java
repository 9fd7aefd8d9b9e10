package chat.verbatim.standalone.journey;

import static chat.verbatim.standalone.journey.HandbookShell.README;
import static chat.verbatim.standalone.journey.HandbookShell.blocks;
import static chat.verbatim.standalone.journey.HandbookShell.page;
import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.spec.Contract;
import chat.verbatim.standalone.journey.WebhookReceiver.Delivered;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Somebody reads the README and goes on with the pages behind it, on a server of their own, and types what stands there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class HandbookTest {
    private static final Path BOTS = page("bots-and-webhooks.md");

    private final Contract contract = Contract.load();
    private Path folder;
    private VerbatimProcess server;

    @BeforeAll
    void start(@TempDir Path given) throws IOException {
        folder = Files.createDirectories(given.resolve("work"));
        server = VerbatimProcess.start(
                given.resolve("data"),
                "--verbatim.realtime.webhooks.allow-private-receivers=true",
                "--verbatim.command.operators=" + Person.OPERATOR);
    }

    @AfterAll
    void end() {
        server.close();
    }

    /** Whoever adds commands to a page sees to it that a test runs them. */
    @Test
    void noPageHasCommandsThatNobodyRuns() throws IOException {
        Set<String> found = new TreeSet<>(fences(README));
        try (Stream<Path> pages = Files.list(page("."))) {
            pages.filter(page -> page.toString().endsWith(".md")).forEach(page -> found.addAll(fences(page)));
        }
        assertThat(found)
                .containsExactly(
                        "README.md ```bash",
                        "README.md ```js",
                        "audit.md ```bash audit", // AuditTest
                        "bots-and-webhooks.md ```bash",
                        "bots-and-webhooks.md ```js",
                        "bots-and-webhooks.md ```python",
                        "erasure.md ```bash erasure", // ErasureTest
                        "operations.md ```bash backup", // BackupTest
                        "operations.md ```bash operator", // OperatorTest
                        "operations.md ```bash point", // RestoreTest
                        "operations.md ```bash projections", // ProjectionsCommandTest
                        "operations.md ```bash restore", // BackupTest
                        "operations.md ```bash trace",
                        "troubleshooting.md ```bash",
                        "what-if.md ```bash what-if"); // WhatIfTest
    }

    private static List<String> fences(Path page) {
        return Pattern.compile("^```(bash|js|python|sh).*", Pattern.MULTILINE)
                .matcher(HandbookShell.text(page))
                .results()
                .map(fence -> page.getFileName() + " " + fence.group())
                .toList();
    }

    private String here(String text) {
        return HandbookShell.at(server.url(), text);
    }

    @Test
    @Order(1)
    void theReadmesFirstConversationHappens() throws IOException, InterruptedException {
        ReadmeConversation.at(server.url(), folder, Map.of());
    }

    @Test
    @Order(2)
    void botsAndWebhooksDoWhatTheirPageSays() throws IOException, InterruptedException {
        List<String> blocks = blocks(BOTS, "bash");
        try (WebhookReceiver receiver = WebhookReceiver.up();
                HandbookShell shell = new HandbookShell(folder, Map.of())) {
            StringBuilder said = new StringBuilder();
            for (String block : blocks.subList(0, blocks.size() - 1)) {
                said.append(shell.run(here(block).replace("https://bot.example.org/verbatim", receiver.url())));
            }
            assertThat(said)
                    .contains("\"content\":\"Beep.\"")
                    .contains("\"content\":\"Build 4711 is broken.\"")
                    .contains("\"name\":\"laptop\"")
                    .contains("\"code\":\"unauthenticated\"");

            shell.run("curl -sf $api/chats/$group/messages -H \"$me\" -H \"$json\" -d '{\"content\": \"signed\"}'");
            receiver.awaitContent("signed");
            String secret = shell.run("echo $out | field secret").strip();
            believesWhatIsSigned(receiver.deliveries().getLast(), secret);

            assertThat(shell.run(here(blocks.getLast()))).contains("\"enabled\":true");
        }
    }

    private void believesWhatIsSigned(Delivered delivered, String secret) throws IOException, InterruptedException {
        Delivered forged = new Delivered(
                delivered.id(),
                delivered.timestamp(),
                delivered.signature(),
                delivered.body().replace("signed", "forged"));
        assertThat(verdictOfNode(delivered, secret)).isEqualTo("true");
        assertThat(verdictOfNode(forged, secret)).isEqualTo("false");
        assertThat(verdictOfPython(delivered, secret)).isEqualTo("True");
        assertThat(verdictOfPython(forged, secret)).isEqualTo("False");
    }

    private String verdictOfNode(Delivered delivered, String secret) throws IOException, InterruptedException {
        String program = String.join("", blocks(BOTS, "js")) + """
                const [secret, id, timestamp, signature, body] = process.argv.slice(2);
                const headers = { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature };
                console.log(verify(secret, headers, Buffer.from(body)));
                """;
        Path file = Files.writeString(folder.resolve("receiver.mjs"), program);
        return verdict(List.of("node", file.toString()), delivered, secret);
    }

    private String verdictOfPython(Delivered delivered, String secret) throws IOException, InterruptedException {
        String program = String.join("", blocks(BOTS, "python")) + """
                import sys
                secret, id, timestamp, signature, body = sys.argv[1:]
                headers = {"webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signature}
                print(verify(secret, headers, body.encode()))
                """;
        Path file = Files.writeString(folder.resolve("receiver.py"), program);
        return verdict(List.of("python3", file.toString()), delivered, secret);
    }

    private static String verdict(List<String> program, Delivered delivered, String secret)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Stream.concat(
                                program.stream(),
                                Stream.of(
                                        secret,
                                        delivered.id(),
                                        delivered.timestamp(),
                                        delivered.signature(),
                                        delivered.body()))
                        .toList())
                .redirectErrorStream(true)
                .start();
        String said = process.inputReader().readAllAsString().strip();
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    @Test
    void aMessageIsFollowedAndFoundAsThePagesSay() {
        ApiClient api = server.client(contract);
        Person ada = Person.named("ada", api);
        String chat = ada.chatWith(Person.named("grace", api));
        String followed = HandbookShell.runAll(
                page("operations.md"),
                "bash trace",
                folder,
                Map.of("CHAT", chat, "TOKEN", ada.api().token()),
                this::here);
        assertThat(followed).contains("where does my time go?").contains("\"seq\":1");

        Answer message = ada.says(chat, "where am I?").expect(201);
        Eventually.isTrue(() -> HandbookShell.runAll(
                        page("troubleshooting.md"),
                        "bash",
                        folder,
                        Map.of(
                                "api", api.server() + "/api",
                                "message", message.string("id"),
                                "token", Person.operator(api).api().token()),
                        this::here)
                .contains("\"status\":\"sent\""));
    }
}
