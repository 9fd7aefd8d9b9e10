package chat.verbatim.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.RefusedException;
import chat.verbatim.api.message.MessageQuery.FindMessage;
import chat.verbatim.api.message.MessageView;
import chat.verbatim.query.QueryServer.Answer;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What members read over HTTP, from real events. */
class QuerySideTest {
    private static QueryServer server;
    private static EventStore log;
    private static String ada;
    private static String grace;
    private static String eve;

    @BeforeAll
    static void start() {
        server = QueryServer.shared();
        log = server.log();
        ada = ScriptedChat.user(log, "ada", "Ada Lovelace");
        grace = ScriptedChat.user(log, "grace", "Grace Hopper");
        eve = ScriptedChat.user(log, "eve", "Eve");
    }

    @Test
    void aMemberSeesTheChat() {
        ScriptedChat chat = ScriptedChat.group(log, ada, grace);
        chat.send(ada, "Hello");
        long seq = chat.send(grace, "Good morning");

        Answer answer = server.get(ada, chat.path());

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.body().path("name").asString()).isEqualTo("Group");
        assertThat(answer.body().path("participants")).hasSize(2);
        assertThat(answer.body().at("/participants/0/user/username").asString()).isEqualTo("ada");
        assertThat(answer.body().at("/participants/0/role").asString()).isEqualTo("owner");
        assertThat(answer.body().at("/lastMessage/content").asString()).isEqualTo("Good morning");
        assertThat(answer.body().path("lastSeq").asLong()).isEqualTo(seq);
        assertThat(answer.body().path("unreadCount").asLong()).isEqualTo(1);
        assertThat(answer.body().path("readSeq").asLong()).isEqualTo(1);
    }

    /** A client takes in later what stands beyond the last seq that it is shown; what is counted here must end there, too. */
    @Test
    void whatIsReadWhileMessagesComeInIsOfOneMoment() throws Exception {
        ScriptedChat chat = ScriptedChat.direct(log, ada, grace);
        chat.send(ada, "begin");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> talking = threads.submit(() -> IntStream.range(0, 500).forEach(i -> chat.send(ada, "no. " + i)));
            do {
                isOfOneMoment(server.get(grace, chat.path()).body());
                server.get(grace, "/api/chats?limit=100")
                        .body()
                        .path("items")
                        .valueStream()
                        .filter(it -> chat.path().endsWith(it.path("id").asString()))
                        .forEach(QuerySideTest::isOfOneMoment);
            } while (!talking.isDone());
            talking.get();
        }
    }

    private static void isOfOneMoment(JsonNode seen) {
        long lastSeq = seen.path("lastSeq").asLong();
        assertThat(seen.path("lastMessage").path("seq").asLong())
                .as(seen.toString())
                .isEqualTo(lastSeq);
        assertThat(seen.path("unreadCount").asLong())
                .as(seen.toString())
                .isEqualTo(lastSeq - seen.path("readSeq").asLong());
    }

    @Test
    void historyPagesInBothDirections() {
        ScriptedChat chat = ScriptedChat.direct(log, ada, grace);
        for (int i = 1; i <= 5; i++) {
            chat.send(ada, "message " + i);
        }

        Answer newest = server.get(grace, chat.path() + "/messages?limit=2");
        assertThat(newest.status()).as(newest.text()).isEqualTo(200);
        assertThat(newest.body().path("items").findValuesAsString("content")).containsExactly("message 4", "message 5");
        assertThat(newest.body().path("nextCursor").asLong()).isEqualTo(4);
        assertThat(newest.body().has("prevCursor")).isFalse();

        Answer older = server.get(grace, chat.path() + "/messages?limit=3&before=4");
        assertThat(older.body().path("items").findValuesAsString("content"))
                .containsExactly("message 1", "message 2", "message 3");
        assertThat(older.body().has("nextCursor")).isFalse();
        assertThat(older.body().path("prevCursor").asLong()).isEqualTo(3);

        Answer after = server.get(grace, chat.path() + "/messages?limit=2&after=-1");
        assertThat(after.body().path("items").findValuesAsString("content")).containsExactly("message 1", "message 2");
        assertThat(after.body().path("nextCursor").asLong()).isEqualTo(2);
        assertThat(after.body().has("prevCursor")).isFalse();
    }

    @Test
    void otherSidesAskForOneMessage() {
        ScriptedChat chat = ScriptedChat.group(log, ada, grace);
        long seq = chat.send(ada, "Helo");
        long change = chat.edit(ada, seq, "Hello");

        MessageView message =
                ask(new FindMessage(chat.id(), seq, grace, server.log().headPosition()));

        assertThat(message.content()).isEqualTo("Hello");
        assertThat(message.changeSeq()).isEqualTo(change);
        assertThat(refusalOf(new FindMessage(chat.id(), change, grace, 0))).isEqualTo(RefusalCode.MESSAGE_NOT_FOUND);
        assertThat(refusalOf(new FindMessage(chat.id(), seq, eve, 0))).isEqualTo(RefusalCode.CHAT_NOT_FOUND);
    }

    @Test
    void aStrangerSeesNothing() {
        ScriptedChat chat = ScriptedChat.group(log, ada, grace);
        long seq = chat.send(ada, "Secret");

        for (String path : new String[] {"", "/messages", "/messages/" + chat.messageId(seq) + "/status"}) {
            Answer answer = server.get(eve, chat.path() + path);
            assertThat(answer.status()).as(path).isEqualTo(404);
            assertThat(answer.body().path("code").asString()).isEqualTo("chat-not-found");
        }
        assertThat(server.get(eve, "/api/chats").body().path("items")).isEmpty();
    }

    @Test
    void peopleAreFoundByTheBeginningOfAName() {
        Answer answer = server.get(eve, "/api/users?query=LOVE");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.body().path("items").findValuesAsString("username")).containsExactly("ada");
        assertThat(server.get(eve, "/api/users/" + grace)
                        .body()
                        .at("/profile/displayName")
                        .asString())
                .isEqualTo("Grace Hopper");
    }

    @Test
    void projectionsTellHowFarTheyAre() {
        Answer answer = server.get(ada, "/api/projections");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.body().path("items").findValuesAsString("name"))
                .containsExactly("bot", "chat", "group", "report", "travel", "user");
        assertThat(answer.body().path("items").findValuesAsString("state")).containsOnly("running");
    }

    private static MessageView ask(FindMessage query) {
        return server.queries().query(query, MessageView.class).join();
    }

    private static RefusalCode refusalOf(FindMessage query) {
        Throwable thrown = catchThrowable(() -> ask(query));
        return RefusedException.refusalIn(thrown).orElseThrow().code();
    }
}
