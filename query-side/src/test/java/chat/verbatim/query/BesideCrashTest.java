package chat.verbatim.query;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.api.admin.BesideWish;
import chat.verbatim.node.admin.StoredProjectionWishes;
import com.mongodb.client.model.UpdateOptions;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A process that ends at any step comes up with one whole copy that reads are answered by. What a process does in between two writes is known to
 * nobody but itself, so what it leaves behind is what it had written: these are all the states there are.
 */
class BesideCrashTest {
    private final QueryServer server = QueryServer.start();
    private final Operator operator = new Operator(server, "chat");
    private final String ada = ScriptedChat.user(server.log(), "ada", "Ada");
    private final ScriptedChat chat = ScriptedChat.group(server.log(), ada);

    @AfterEach
    void stop() {
        server.close();
    }

    private void assertHistory(String... contents) {
        QueryServer.Answer answer = server.get(ada, chat.path() + "/messages");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.body().path("items").findValuesAsString("content")).containsExactly(contents);
    }

    private String name() {
        return server.get(ada, chat.path()).body().path("name").asString();
    }

    private void write(String live, String beside) {
        Document arranged = new Document("live", live).append("beside", beside);
        server.database()
                .getCollection("query_copies")
                .updateOne(
                        new Document("_id", "chat"), new Document("$set", arranged), new UpdateOptions().upsert(true));
    }

    private void restart() {
        server.stop();
        server.boot();
    }

    private String process() {
        return operator.await(seen -> seen.has("process")).path("process").asString();
    }

    @Test
    void onceItIsWrittenThatACopyIsBuiltItIsBuilt() {
        chat.send(ada, "one");
        assertHistory("one");
        server.stop();
        write("first", "next");
        server.boot();

        assertHistory("one");
        assertThat(operator.awaitBeside("next", "ready").path("parity").path("differences"))
                .isEmpty();
        operator.switches();
        assertHistory("one");
    }

    @Test
    void whatIsBeingBuiltGoesOnOverARestart() {
        chat.send(ada, "one");
        operator.builds();
        operator.awaitPlace("chat_beside", server.log().headPosition());
        server.stop();
        // As if it had come half way.
        server.setPlace("chat_beside", 2L << 10);
        server.boot();

        assertHistory("one");
        assertThat(operator.awaitBeside("next", "ready").path("parity").path("differences"))
                .isEmpty();
        assertThat(operator.liveSlot()).isEqualTo("first");
    }

    /** Everything but the write happens in memory, so after it there is nothing that could be missing. */
    @Test
    void onceASwitchIsWrittenItIsDone() {
        chat.send(ada, "one");
        operator.builds();
        // As by a process that is killed just then, after a while in which both copies have gone on.
        write("second", "previous");
        chat.send(ada, "two");
        assertHistory("one", "two");
        operator.awaitPlace("chat_beside", server.log().headPosition());
        server.stop();
        // Only the copy that was switched to says this.
        server.database()
                .getCollection("query_chat_beside")
                .updateOne(new Document("_id", chat.id()), new Document("$set", new Document("d.name", "Switched")));
        server.boot();

        assertHistory("one", "two");
        assertThat(name()).isEqualTo("Switched");
        operator.awaitBeside("previous", "ready");
        operator.switchesBack();
        assertThat(name()).isEqualTo("Group");
        assertHistory("one", "two");
        assertThat(operator.liveSlot()).isEqualTo("first");
    }

    @Test
    void aWishThatWasCarriedOutBeforeTheCrashIsNotCarriedOutAgain() {
        chat.send(ada, "one");
        operator.builds();
        String process = process();
        operator.switches();
        server.stop();
        // It had no time to take the wish off.
        assertThat(new StoredProjectionWishes(server.database()).beside(process, "chat", BesideWish.SWITCH))
                .isTrue();
        server.boot();
        operator.awaitDone();
        operator.awaitBeside("previous", "ready");
        assertThat(operator.liveSlot()).isEqualTo("second");
        assertHistory("one");
    }

    @Test
    void aSwitchThatIsWrittenAndNotDoneInMemoryIsFinishedByTheNextAttempt() {
        chat.send(ada, "one");
        operator.builds();
        // The write has succeeded, and the process has never heard of it.
        write("second", "previous");
        operator.switches();
        chat.send(ada, "two");
        assertHistory("one", "two");
        restart();
        assertHistory("one", "two");
        operator.awaitBeside("previous", "ready");
        assertThat(operator.liveSlot()).isEqualTo("second");
    }

    @Test
    void whatADiscardHasLeftIsGoneAfterTheStart() {
        chat.send(ada, "one");
        operator.builds();
        operator.switches();
        server.stop();
        // The kept copy is written off, and its documents are still there.
        write("second", "none");
        assertThat(server.documents("chat")).isNotEmpty();
        server.boot();

        assertThat(server.documents("chat")).isEmpty();
        assertHistory("one");
        operator.awaitNothingBeside();
    }

    @Test
    void whatWasLeftBehindIsNoPartOfANewCopy() {
        chat.send(ada, "one");
        assertHistory("one");
        Map<String, String> live = server.documents("chat");
        server.database().getCollection("query_chat_beside").insertOne(new Document("_id", "left behind"));
        server.database()
                .getCollection("query_places")
                .insertOne(new Document("_id", "chat_beside")
                        .append("owner", null)
                        .append("until", 0L)
                        .append("position", server.log().headPosition())
                        .append("replayUntil", null));

        assertThat(operator.builds().path("differences")).isEmpty();
        assertThat(server.documents("chat_beside")).isEqualTo(live);
    }
}
