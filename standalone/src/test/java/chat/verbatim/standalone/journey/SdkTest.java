package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.spec.Contract;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Programs on the SDKs, from nothing but what the build has packed, while the server and they themselves are killed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SdkTest {
    private final Contract contract = Contract.load();
    private final Path folder;
    private final Person ada;
    private VerbatimProcess server;

    SdkTest(@TempDir Path folder) {
        this.folder = folder;
        server = VerbatimProcess.start(folder.resolve("data"));
        ada = Person.named("ada", server.client(contract));
    }

    @AfterAll
    void endServer() {
        server.close();
    }

    /** On the same port: programs on an SDK go on by themselves. */
    private void startServerAgain(int port) {
        server = VerbatimProcess.launch(folder.resolve("data"), port);
        server.url();
    }

    /** A program, the account that it speaks for, and the chat that it speaks in. */
    private record Program(SdkBot bot, Person account, String chat) {}

    @Test
    void theBotsOfTheReadmesAnswerEachMessageOnceThroughKills() {
        int port = server.url().getPort();
        try (SdkBot java = SdkBot.java(folder.resolve("java"), "EchoBot", SdkBot.readme("java"));
                SdkBot python = SdkBot.python(folder.resolve("python"), "echo_bot", SdkBot.readme("python"));
                SdkBot typescript =
                        SdkBot.typescript(folder.resolve("typescript"), "echo-bot", SdkBot.readme("typescript"))) {
            List<Program> bots = Stream.of(java, python, typescript)
                    .map(this::inAChatWithAda)
                    .toList();
            bots.forEach(one -> one.bot().start(server.url(), login(one.account())));
            say(bots, 0, 10);
            awaitSaid(bots, 5);

            server.kill();
            startServerAgain(port);
            say(bots, 10, 15);
            awaitSaid(bots, 12);

            bots.forEach(one -> one.bot().kill());
            say(bots, 15, 20);
            bots.forEach(one -> one.bot().start(server.url(), login(one.account())));
            awaitSaid(bots, 20);
            say(bots, 20, 21);
            awaitSaid(bots, 21);
            for (Program one : bots) {
                assertThat(said(one.chat(), one.account())).isEqualTo(numbered("You said: message ", 21));
            }
        }
    }

    @Test
    void whatDyingProgramsSaidWhileTheServerWasDeadIsSentOnce() {
        int port = server.url().getPort();
        try (SdkBot java = SdkBot.java(folder.resolve("java"), "HastySpeaker", SdkBot.program("HastySpeaker.java"));
                SdkBot python =
                        SdkBot.python(folder.resolve("python"), "hasty_speaker", SdkBot.program("hasty_speaker.py"));
                SdkBot typescript = SdkBot.typescript(
                        folder.resolve("typescript"), "hasty-speaker", SdkBot.program("hasty-speaker.mjs"))) {
            List<Program> speakers = Stream.of(java, python, typescript)
                    .map(this::inAChatWithAda)
                    .toList();
            speakers.forEach(one -> one.bot().start(server.url(), speaker(one)));
            speakers.forEach(one -> one.bot().awaitLine("ready"));

            server.kill();
            speakers.forEach(one -> one.bot().hear("go"));
            speakers.forEach(one -> one.bot().awaitEnd());
            startServerAgain(port);
            assertThat(speakers).allSatisfy(one -> assertThat(said(one.chat(), one.account()))
                    .isEmpty());

            speakers.forEach(one -> one.bot().start(server.url(), speaker(one)));
            speakers.forEach(one -> one.bot().awaitLine("all sent"));
            for (Program one : speakers) {
                assertThat(said(one.chat(), one.account())).isEqualTo(numbered("hasty ", 5));
            }
        }
    }

    @Test
    void botsOfAllLanguagesCountTogetherThroughAKillOfTheServer() {
        int last = 60;
        int port = server.url().getPort();
        try (SdkBot java = SdkBot.java(folder.resolve("java"), "CountingBot", SdkBot.program("CountingBot.java"));
                SdkBot python =
                        SdkBot.python(folder.resolve("python"), "counting_bot", SdkBot.program("counting_bot.py"));
                SdkBot typescript = SdkBot.typescript(
                        folder.resolve("typescript"), "counting-bot", SdkBot.program("counting-bot.mjs"))) {
            List<SdkBot> bots = List.of(java, python, typescript);
            List<Person> accounts = bots.stream()
                    .map(bot -> ada.bot("counter", "messages:read", "messages:write"))
                    .toList();
            String chat = ada.group("Counting", accounts.toArray(Person[]::new));
            for (int i = 0; i < bots.size(); i++) {
                Map<String, String> settings = Map.of(
                        "PLACE", Integer.toString(i),
                        "BOTS", Integer.toString(bots.size()),
                        "LAST", Integer.toString(last),
                        "VERBATIM_TOKEN", accounts.get(i).api().token());
                bots.get(i).start(server.url(), settings);
            }
            bots.forEach(bot -> bot.awaitLine("ready"));
            ada.says(chat, "0").expect(201);
            Supplier<String> state = () -> said(chat) + " " + java.output() + python.output() + typescript.output();
            Eventually.isTrue(() -> said(chat).size() > 10, state);

            server.kill();
            startServerAgain(port);
            Eventually.isTrue(() -> said(chat).size() > last, state);
            assertThat(said(chat)).isEqualTo(numbered("", last + 1));
        }
    }

    private Program inAChatWithAda(SdkBot bot) {
        Person account = Person.named("program", server.client(contract));
        return new Program(bot, account, ada.chatWith(account));
    }

    private static Map<String, String> login(Person account) {
        return Map.of("VERBATIM_EMAIL", account.email(), "VERBATIM_PASSWORD", Person.PASSWORD);
    }

    private static Map<String, String> speaker(Program one) {
        return Map.of(
                "VERBATIM_EMAIL", one.account().email(), "VERBATIM_PASSWORD", Person.PASSWORD, "CHAT", one.chat());
    }

    private void say(List<Program> to, int from, int until) {
        for (int i = from; i < until; i++) {
            for (Program one : to) {
                ada.says(one.chat(), "message " + i).expect(201);
            }
        }
    }

    private void awaitSaid(List<Program> programs, int count) {
        for (Program one : programs) {
            Eventually.isTrue(
                    () -> said(one.chat(), one.account()).size() >= count,
                    () -> said(one.chat(), one.account()) + " " + one.bot().output());
        }
    }

    private static List<String> numbered(String text, int count) {
        return IntStream.range(0, count).mapToObj(i -> text + i).toList();
    }

    private List<String> said(String chat) {
        return ada.api().get("/api/chats/" + chat + "/messages?after=-1&limit=100").expect(200).items().stream()
                .map(message -> message.path("content").asString())
                .toList();
    }

    private List<String> said(String chat, Person sender) {
        return ada.api().get("/api/chats/" + chat + "/messages?after=-1&limit=100").expect(200).items().stream()
                .filter(message -> message.path("sender").path("id").asString().equals(sender.id()))
                .map(message -> message.path("content").asString())
                .toList();
    }
}
