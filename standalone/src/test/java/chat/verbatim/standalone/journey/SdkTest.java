package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.spec.Contract;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Bots on the SDKs, each from nothing but its README and what the build has packed, while the server and the bots are killed. */
class SdkTest {
    private final Contract contract = Contract.load();
    private final Path folder;

    SdkTest(@TempDir Path folder) {
        this.folder = folder;
    }

    /** A bot, the account that it speaks for, and somebody's chat with it. */
    private record Answerer(SdkBot bot, Person account, String chat) {}

    @Test
    void theBotsOfTheReadmesAnswerEachMessageOnceThroughKills() {
        VerbatimProcess server = VerbatimProcess.start(folder.resolve("data"));
        try (SdkBot java = SdkBot.java(folder.resolve("java"), "EchoBot", SdkBot.readme("java"));
                SdkBot python = SdkBot.python(folder.resolve("python"), "echo_bot", SdkBot.readme("python"))) {
            int port = server.url().getPort();
            Person ada = Person.named("ada", server.client(contract));
            List<Answerer> answerers = List.of(answerer(java, ada, server), answerer(python, ada, server));
            start(answerers, server);
            say(ada, answerers, 0, 10);
            awaitAnswers(ada, answerers, 5);

            server.kill();
            server = VerbatimProcess.launch(folder.resolve("data"), port);
            server.url();
            say(ada, answerers, 10, 15);
            awaitAnswers(ada, answerers, 12);

            answerers.forEach(one -> one.bot().kill());
            say(ada, answerers, 15, 20);
            start(answerers, server);
            awaitAnswers(ada, answerers, 20);
            say(ada, answerers, 20, 21);
            awaitAnswers(ada, answerers, 21);
            for (Answerer one : answerers) {
                assertThat(answers(ada, one)).isEqualTo(expected(21));
            }
        } finally {
            server.close();
        }
    }

    private Answerer answerer(SdkBot bot, Person ada, VerbatimProcess server) {
        Person account = Person.named("echo", server.client(contract));
        return new Answerer(bot, account, ada.chatWith(account));
    }

    private static void start(List<Answerer> answerers, VerbatimProcess server) {
        answerers.forEach(one -> one.bot().start(server.url(), one.account(), Map.of()));
    }

    private static void say(Person who, List<Answerer> to, int from, int until) {
        for (int i = from; i < until; i++) {
            for (Answerer one : to) {
                who.says(one.chat(), "message " + i).expect(201);
            }
        }
    }

    private static List<String> expected(int count) {
        return IntStream.range(0, count).mapToObj(i -> "You said: message " + i).toList();
    }

    private static void awaitAnswers(Person reader, List<Answerer> answerers, int count) {
        for (Answerer one : answerers) {
            Supplier<String> state =
                    () -> answers(reader, one) + " " + one.bot().output();
            Eventually.isTrue(() -> answers(reader, one).size() >= count, state);
        }
    }

    private static List<String> answers(Person reader, Answerer bot) {
        return reader
                .api()
                .get("/api/chats/" + bot.chat() + "/messages?after=-1&limit=100")
                .expect(200)
                .items()
                .stream()
                .filter(message -> message.path("sender")
                        .path("id")
                        .asString()
                        .equals(bot.account().id()))
                .map((JsonNode message) -> message.path("content").asString())
                .toList();
    }
}
