package chat.verbatim.query;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.api.admin.BesideWish;
import chat.verbatim.query.membership.ChatKeys;
import chat.verbatim.query.projection.PersonalFields;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What goes wrong with a copy beside the live one concerns nobody who reads. */
class BesideFailureTest {
    private static void assertHistory(QueryServer server, ScriptedChat chat, String reader, String... contents) {
        QueryServer.Answer answer = server.get(reader, chat.path() + "/messages");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.body().path("items").findValuesAsString("content")).containsExactly(contents);
    }

    @Test
    void anEventThatFailsTheNewCopyLeavesTheLiveOneAlone() {
        try (QueryServer server = QueryServer.start()) {
            Operator operator = new Operator(server, "chat");
            String ada = ScriptedChat.user(server.log(), "ada", "Ada");
            ScriptedChat chat = ScriptedChat.group(server.log(), ada);
            chat.send(ada, "one");
            long failing = chat.send(ada, "two");
            chat.send(ada, "three");
            assertHistory(server, chat, ada, "one", "two", "three");
            // The live one is beyond the event, also over a restart.
            operator.awaitPlace("chat", server.log().headPosition());
            server.stop();
            server.database()
                    .getCollection("events")
                    .updateOne(
                            new Document("k", chat.id() + ':' + failing),
                            new Document("$set", new Document("e.0.p", "{\"chatId\":\"two")));
            server.boot();

            operator.wants(BesideWish.BUILD);
            JsonNode failed = operator.awaitBeside("next", "failed");
            assertThat(failed.at("/failure/event/stream").asString()).isEqualTo(chat.id());
            assertThat(failed.at("/failure/event/seq").asLong()).isEqualTo(failing);
            assertThat(Long.parseLong(failed.at("/failure/position").asString()))
                    .isPositive();
            assertThat(failed.toString()).doesNotContain("\"two");
            assertThat(operator.look().path("state").asString()).isEqualTo("running");
            assertThat(operator.look().has("failure")).isFalse();
            ScriptedChat later = ScriptedChat.group(server.log(), ada);
            later.send(ada, "four");
            assertHistory(server, later, ada, "four");
            assertHistory(server, chat, ada, "one", "two", "three");

            // It cannot be switched to.
            operator.wants(BesideWish.SWITCH);
            assertThat(operator.await(seen -> seen.at("/beside/refusal").isString())
                            .at("/beside/state")
                            .asString())
                    .isEqualTo("failed");
            assertThat(operator.liveSlot()).isEqualTo("first");
            operator.wants(BesideWish.DISCARD);
            operator.awaitNothingBeside();
            assertHistory(server, chat, ada, "one", "two", "three");
        }
    }

    @Test
    void aStoreThatFailsTheNewCopyInTheMiddleDelaysIt() {
        try (QueryServer server = QueryServer.start()) {
            Operator operator = new Operator(server, "chat");
            String ada = ScriptedChat.user(server.log(), "ada", "Ada");
            ScriptedChat chat = ScriptedChat.group(server.log(), ada);
            chat.send(ada, "one");
            assertHistory(server, chat, ada, "one");
            // A store that takes one document for each event and no second one.
            server.database()
                    .getCollection("query_chat_beside")
                    .createIndex(Indexes.ascending("p"), new IndexOptions().unique(true));

            operator.wants(BesideWish.BUILD);
            JsonNode failed = operator.awaitBeside("next", "failed");
            assertThat(failed.at("/failure/reason").asString()).contains("Mongo");
            assertThat(failed.path("failure").has("event")).isFalse();
            chat.send(ada, "two");
            assertHistory(server, chat, ada, "one", "two");

            server.database().getCollection("query_chat_beside").drop();
            JsonNode ready = operator.awaitBeside("next", "ready");
            assertThat(ready.at("/parity/differences")).isEmpty();
            operator.switches();
            assertHistory(server, chat, ada, "one", "two");
        }
    }

    /** A copy that is behind, or fails, is no reason to read nothing. */
    @Test
    void aLiveCopyThatFailsIsReplacedWithoutAPause() {
        try (QueryServer server = QueryServer.start("verbatim.query.read-patience=100ms")) {
            Operator operator = new Operator(server, "chat");
            String ada = ScriptedChat.user(server.log(), "ada", "Ada");
            ScriptedChat chat = ScriptedChat.group(server.log(), ada);
            chat.send(ada, "one");
            operator.awaitPlace("chat", server.log().headPosition());
            server.stop();
            // As a mistake would leave it.
            server.database()
                    .getCollection("query_chat")
                    .updateOne(
                            new Document("_id", ChatKeys.memberships(ada)),
                            new Document("$set", new Document("d", "nonsense")));
            server.boot();
            ScriptedChat later = ScriptedChat.group(server.log(), ada);
            later.send(ada, "two");
            operator.await(seen -> seen.path("state").asString().equals("failed"));
            assertThat(server.get(ada, later.path()).status()).isEqualTo(503);

            JsonNode parity = operator.builds();
            assertThat(parity.path("unsettled").asLong()).isPositive();
            operator.wants(BesideWish.SWITCH);
            operator.awaitBeside("previous", "failed");
            assertHistory(server, chat, ada, "one");
            assertHistory(server, later, ada, "two");
            assertThat(server.get(ada, "/api/chats").body().path("items")).hasSize(2);
            assertThat(operator.look().path("state").asString()).isEqualTo("running");
        }
    }

    /** Of people everything is in memory, so that one document that cannot be read keeps all of them from being shown. */
    @Test
    void whatCannotBeShownIsNotSwitchedToAndKeepsNoProcessFromStarting() {
        try (QueryServer server = QueryServer.start()) {
            Operator users = new Operator(server, "user");
            String ada = ScriptedChat.user(server.log(), "ada", "Ada");
            ScriptedChat chat = ScriptedChat.group(server.log(), ada);
            chat.send(ada, "one");
            assertHistory(server, chat, ada, "one");
            users.builds();
            users.awaitPlace("user", server.log().headPosition());
            damage(server, "query_user_beside", ada);

            users.wants(BesideWish.SWITCH);
            assertThat(users.await(seen -> seen.at("/beside/refusal").isString())
                            .at("/beside/refusal")
                            .asString())
                    .contains("cannot be shown")
                    .contains("Discard it");
            assertThat(users.liveSlot()).isEqualTo("first");
            assertThat(server.get(ada, "/api/users/" + ada).status()).isEqualTo(200);
            users.wants(BesideWish.DISCARD);
            users.awaitNothingBeside();

            server.stop();
            damage(server, "query_user", ada);
            server.boot();
            ScriptedChat.user(server.log(), "grace", "Grace");
            users.await(seen -> seen.path("state").asString().equals("failed"));
            users.builds();
            users.wants(BesideWish.SWITCH);
            users.awaitBeside("previous", "failed");
            assertThat(server.get(ada, "/api/users/" + ada).status()).isEqualTo(200);
            assertHistory(server, chat, ada, "one");
        }
    }

    private static void damage(QueryServer server, String collection, String id) {
        assertThat(server.database()
                        .getCollection(collection)
                        .updateOne(new Document("_id", id), new Document("$set", new Document("d", "nonsense")))
                        .getModifiedCount())
                .isEqualTo(1);
    }

    /** The same text is stored in another form each time. */
    private static final class Sealed implements PersonalFields {
        private final AtomicLong salt = new AtomicLong();

        @Override
        public String toStored(String userId, String text) {
            return "sealed:" + salt.incrementAndGet() + ':' + userId + ':' + text;
        }

        @Override
        public String fromStored(String userId, String stored) {
            if (!stored.startsWith("sealed:")) {
                return stored;
            }
            String[] parts = stored.split(":", 4);
            assertThat(parts[2]).isEqualTo(userId);
            return parts[3];
        }
    }

    @Test
    void textsThatAreSealedAreComparedAsTheyAreRead() {
        try (QueryServer server = QueryServer.startWith(new Sealed())) {
            String ada = ScriptedChat.user(server.log(), "ada", "Ada");
            ScriptedChat chat = ScriptedChat.group(server.log(), ada);
            chat.send(ada, "one");
            long changed = chat.send(ada, "two");
            assertHistory(server, chat, ada, "one", "two");
            server.database()
                    .getCollection("query_chat")
                    .updateOne(
                            new Document("_id", chat.id() + ':' + changed),
                            new Document("$set", new Document("d.text", "sealed:0:" + ada + ":forged")));

            JsonNode parity = new Operator(server, "chat").builds();
            assertThat(parity.path("differences")).hasSize(1);
            assertThat(parity.at("/differences/0/fields").toString()).isEqualTo("[\"text\"]");
            assertThat(parity.toString()).doesNotContain("forged").doesNotContain("two");
            assertThat(new Operator(server, "user").builds().path("differences"))
                    .isEmpty();
        }
    }
}
