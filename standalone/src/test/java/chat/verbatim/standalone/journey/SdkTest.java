package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.spec.Contract;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    @Test
    void theBotsOfTheReadmesAnswerEachMessageOnceThroughKills() {
        VerbatimProcess server = VerbatimProcess.start(folder.resolve("data"));
        try (SdkBot java = SdkBot.java(folder.resolve("java"), "EchoBot", SdkBot.readme("java"))) {
            int port = server.url().getPort();
            Person ada = Person.named("ada", server.client(contract));
            Person echo = Person.named("echo", server.client(contract));
            String chat = ada.chatWith(echo);
            java.start(server.url(), echo, Map.of());
            say(ada, chat, 0, 10);
            awaitAnswers(ada, chat, 5, java);

            server.kill();
            server = VerbatimProcess.launch(folder.resolve("data"), port);
            server.url();
            say(ada, chat, 10, 15);
            awaitAnswers(ada, chat, 12, java);

            java.kill();
            say(ada, chat, 15, 20);
            java.start(server.url(), echo, Map.of());
            awaitAnswers(ada, chat, 20, java);
            assertThat(answers(ada, chat, echo)).isEqualTo(expected(20));
        } finally {
            server.close();
        }
    }

    private static void say(Person who, String chat, int from, int to) {
        for (int i = from; i < to; i++) {
            who.says(chat, "message " + i, "message-" + i).expect(201);
        }
    }

    private static List<String> expected(int count) {
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            answers.add("You said: message " + i);
        }
        return answers;
    }

    private static void awaitAnswers(Person reader, String chat, int count, SdkBot bot) {
        Eventually.isTrue(
                () -> said(reader, chat).stream()
                                .filter(message ->
                                        message.path("content").asString().startsWith("You said"))
                                .count()
                        >= count,
                () -> bot.output().toString());
    }

    private static List<String> answers(Person reader, String chat, Person bot) {
        return said(reader, chat).stream()
                .filter(message -> message.path("sender").path("id").asString().equals(bot.id()))
                .map(message -> message.path("content").asString())
                .toList();
    }

    private static List<JsonNode> said(Person reader, String chat) {
        try {
            return reader.api()
                    .get("/api/chats/" + chat + "/messages?after=-1&limit=100")
                    .expect(200)
                    .items();
        } catch (UncheckedIOException down) {
            return List.of();
        }
    }
}
