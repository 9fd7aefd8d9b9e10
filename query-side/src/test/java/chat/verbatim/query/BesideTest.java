package chat.verbatim.query;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.api.admin.BesideWish;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A projection is built anew beside the live one, compared with it, switched to, and switched back. */
class BesideTest {
    private final QueryServer server = QueryServer.start();
    private final Operator operator = new Operator(server, "chat");
    private final String ada = ScriptedChat.user(server.log(), "ada", "Ada");
    private final String grace = ScriptedChat.user(server.log(), "grace", "Grace");
    private final ScriptedChat chat = ScriptedChat.group(server.log(), ada, grace);

    @AfterEach
    void stop() {
        server.close();
    }

    private List<String> history() {
        QueryServer.Answer answer = server.get(grace, chat.path() + "/messages");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body().path("items").findValuesAsString("content");
    }

    private String name() {
        return server.get(grace, chat.path()).body().path("name").asString();
    }

    private static void assertSame(JsonNode parity) {
        assertThat(parity.path("differences")).as(parity.toString()).isEmpty();
        assertThat(parity.path("compared").asLong()).isPositive();
        assertThat(parity.path("unsettled").asLong(-1)).isZero();
        assertThat(parity.path("onlyLive").asLong(-1)).isZero();
        assertThat(parity.path("onlyBeside").asLong(-1)).isZero();
        assertThat(parity.path("differing").asLong(-1)).isZero();
    }

    @Test
    void aFaithfulCopyIsTheSameWhileWritesGoOn() throws Exception {
        RandomChats random = new RandomChats(7, 5);
        for (int i = 0; i < 6; i++) {
            random.create(1 + i % 4);
        }
        random.live(3_000);
        random.publish(server.log(), 0);
        AtomicBoolean enough = new AtomicBoolean();
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> writing = writers.submit(() -> {
                while (!enough.get()) {
                    chat.send(ada, "on and on");
                }
            });
            try {
                assertSame(operator.builds());
                assertSame(operator.compares("next"));
            } finally {
                enough.set(true);
            }
            writing.get();
        }
        operator.switches();
        assertSame(operator.compares("previous"));
    }

    @Test
    void whatWasTamperedWithIsNamedAndRightAfterTheSwitch() {
        long seq = chat.send(ada, "one");
        chat.send(ada, "secret");
        assertThat(history()).containsExactly("one", "secret");
        var live = server.database().getCollection("query_chat");
        live.updateOne(new Document("_id", chat.id()), new Document("$set", new Document("d.name", "Tampered")));
        live.deleteOne(new Document("_id", chat.id() + ':' + seq));
        live.insertOne(new Document("_id", "nobodys").append("d", new Document("text", "forged")));
        assertThat(name()).isEqualTo("Tampered");

        JsonNode parity = operator.builds();

        assertThat(parity.path("onlyLive").asLong()).isEqualTo(1);
        assertThat(parity.path("onlyBeside").asLong()).isEqualTo(1);
        assertThat(parity.path("differing").asLong()).isEqualTo(1);
        List<String> named = new ArrayList<>();
        parity.path("differences")
                .forEach(it -> named.add(it.path("id").asString()
                        + ' '
                        + it.path("found").asString()
                        + ' '
                        + it.path("fields").toString()));
        assertThat(named)
                .containsExactlyInAnyOrder(
                        chat.id() + " differing [\"name\"]",
                        chat.id() + ':' + seq + " only-beside []",
                        "nobodys only-live []");
        assertThat(parity.toString()).doesNotContain("Tampered", "forged", "secret");
        // Nobody has noticed anything yet.
        assertThat(name()).isEqualTo("Tampered");

        operator.switches();
        assertThat(name()).isEqualTo("Group");
        assertThat(history()).containsExactly("one", "secret");
    }

    @Test
    void aSwitchIsTakenBackWithWhatWasWrittenSince() {
        chat.send(ada, "one");
        operator.builds();
        operator.switches();
        assertThat(operator.liveSlot()).isEqualTo("second");
        chat.send(ada, "two");
        assertThat(history()).containsExactly("one", "two");

        operator.switchesBack();
        assertThat(operator.liveSlot()).isEqualTo("first");
        assertThat(history()).containsExactly("one", "two");
        chat.send(ada, "three");
        operator.switches();
        assertThat(history()).containsExactly("one", "two", "three");
    }

    @Test
    void whatIsDiscardedIsGoneAndCanBeBuiltAgain() {
        chat.send(ada, "one");
        operator.builds();
        assertThat(server.documents("chat_beside")).isNotEmpty();
        operator.wants(BesideWish.DISCARD);
        operator.awaitNothingBeside();
        assertThat(server.documents("chat_beside")).isEmpty();

        assertSame(operator.builds());
        operator.switches();
        operator.wants(BesideWish.DISCARD);
        operator.awaitNothingBeside();
        assertThat(server.documents("chat")).isEmpty();
        chat.send(ada, "two");
        assertThat(history()).containsExactly("one", "two");

        assertSame(operator.builds());
        operator.switches();
        assertThat(operator.liveSlot()).isEqualTo("first");
        assertThat(history()).containsExactly("one", "two");
    }

    @Test
    void whatIsKeptInMemoryForReadsFollowsTheSwitch() {
        Operator users = new Operator(server, "user");
        String id = ScriptedChat.user(server.log(), "zoe", "Zoe");
        assertThat(server.get(ada, "/api/users/" + id).status()).isEqualTo(200);
        server.database()
                .getCollection("query_user")
                .updateOne(new Document("_id", id), new Document("$set", new Document("d.displayName", "Forged")));
        // Otherwise the restart builds it anew, from a place at the beginning.
        users.awaitPlace("user", server.log().headPosition());
        server.stop();
        server.boot();
        assertThat(found("zoe")).containsExactly("Forged");

        users.builds();
        users.switches();
        assertThat(found("zoe")).containsExactly("Zoe");
        ScriptedChat.user(server.log(), "zoey", "Zoey");
        assertThat(found("zoe")).containsExactly("Zoe", "Zoey");
        users.switchesBack();
        assertThat(found("zoe")).containsExactly("Forged", "Zoey");
    }

    private List<String> found(String query) {
        return server.get(ada, "/api/users?query=" + query)
                .body()
                .path("items")
                .valueStream()
                .map(user -> user.at("/profile/displayName").asString())
                .toList();
    }

    @Test
    void aProcessDoesNotDoWhatItCannot() {
        chat.send(ada, "one");
        operator.wants(BesideWish.SWITCH);
        operator.wants(BesideWish.SWITCH_BACK);
        operator.wants(BesideWish.COMPARE);
        operator.wants(BesideWish.DISCARD);
        operator.awaitNothingBeside();
        assertThat(operator.liveSlot()).isEqualTo("first");

        operator.builds();
        // There is nothing to go back to.
        operator.wants(BesideWish.SWITCH_BACK);
        assertThat(operator.awaitBeside("next", "ready").has("refusal")).isFalse();
        assertThat(operator.liveSlot()).isEqualTo("first");
        operator.switches();
        // A second time, as somebody asks who has not seen the first.
        operator.wants(BesideWish.SWITCH);
        assertThat(operator.liveSlot()).isEqualTo("second");
        operator.wants(BesideWish.BUILD);
        assertThat(operator.await(seen -> seen.at("/beside/refusal").isString())
                        .at("/beside/refusal")
                        .asString())
                .contains("Discard it first");
        assertThat(history()).containsExactly("one");
    }
}
