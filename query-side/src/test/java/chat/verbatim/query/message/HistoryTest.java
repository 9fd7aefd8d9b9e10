package chat.verbatim.query.message;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.query.QueryServer;
import chat.verbatim.query.QueryServer.Answer;
import chat.verbatim.query.ScriptedChat;
import java.time.Instant;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What is shown of messages that change, and of chats where much happens between two messages. */
class HistoryTest {
    private final QueryServer server = QueryServer.shared();
    private final EventStore log = server.log();
    private final String ada = ScriptedChat.user(log, "ada", "Ada");
    private final String grace = ScriptedChat.user(log, "grace", "Grace");

    private JsonNode messages(ScriptedChat chat, String query) {
        Answer answer = server.get(grace, chat.path() + "/messages" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body().path("items");
    }

    @Test
    void anEditedMessageShowsItsNewestContent() {
        ScriptedChat chat = ScriptedChat.direct(log, ada, grace);
        long seq = chat.send(ada, "Helo");
        Instant sent = chat.now();
        chat.edit(ada, seq, "Hell");
        long newest = chat.edit(ada, seq, "Hello");
        Instant edited = chat.now();

        JsonNode message = messages(chat, "").get(0);

        assertThat(message.path("content").asString()).isEqualTo("Hello");
        assertThat(message.path("edited").asBoolean()).isTrue();
        assertThat(message.path("seq").asLong()).isEqualTo(seq);
        assertThat(message.path("changeSeq").asLong()).isEqualTo(newest);
        assertThat(Instant.parse(message.path("timestamp").asString())).isEqualTo(sent);
        assertThat(Instant.parse(message.path("editedAt").asString())).isEqualTo(edited);
    }

    @Test
    void ofADeletedMessageNothingIsLeftInTheReadModel() {
        ScriptedChat chat = ScriptedChat.direct(log, ada, grace);
        long seq = chat.send(ada, "my first secret");
        chat.edit(ada, seq, "my second secret");
        chat.delete(ada, seq);

        JsonNode message = messages(chat, "").get(0);

        assertThat(message.path("content").asString()).isEmpty();
        assertThat(message.has("deletedAt")).isTrue();
        assertThat(server.documents("chat").values()).noneMatch(document -> document.contains("secret"));
    }

    @Test
    void aKeyIsShownToItsSenderOnly() {
        ScriptedChat chat = ScriptedChat.direct(log, ada, grace);
        chat.send(ada, "Hello");

        assertThat(messages(chat, "").get(0).has("idempotencyKey")).isFalse();
        assertThat(server.get(ada, chat.path() + "/messages")
                        .body()
                        .at("/items/0")
                        .has("idempotencyKey"))
                .isTrue();
    }

    @Test
    void aPageReachesOverAnyNumberOfEdits() {
        ScriptedChat chat = ScriptedChat.direct(log, ada, grace).hold();
        long first = chat.send(ada, "First");
        for (int i = 0; i < 10_000; i++) {
            chat.edit(ada, first, "First");
        }
        long second = chat.send(ada, "Second");
        chat.flush();

        assertThat(messages(chat, "").findValuesAsString("content")).containsExactly("First", "Second");
        assertThat(messages(chat, "?after=" + first).findValuesAsString("content"))
                .containsExactly("Second");
        assertThat(messages(chat, "?before=" + second).findValuesAsString("content"))
                .containsExactly("First");
        assertThat(server.get(grace, chat.path()).body().path("unreadCount").asLong())
                .isEqualTo(2);
    }

    @Test
    void aChatWithoutMessagesHasAnEmptyPage() {
        ScriptedChat chat = ScriptedChat.direct(log, ada, grace);

        for (String query : new String[] {"", "?before=5", "?after=-1", "?after=9223372036854775807"}) {
            assertThat(messages(chat, query)).isEmpty();
        }
    }

    @Test
    void pagesBeyondTheEndsAreEmptyAndLeadBack() {
        ScriptedChat chat = ScriptedChat.direct(log, ada, grace);
        long seq = chat.send(ada, "Hello");

        JsonNode before = server.get(grace, chat.path() + "/messages?before=0").body();
        assertThat(before.path("items")).isEmpty();
        assertThat(before.path("prevCursor").asLong(-1)).isZero();
        JsonNode after = server.get(grace, chat.path() + "/messages?after=9223372036854775807")
                .body();
        assertThat(after.path("items")).isEmpty();
        assertThat(after.path("prevCursor").asLong(-1)).isEqualTo(seq + 1);
        assertThat(messages(chat, "?before=9223372036854775807")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=101",
                "limit=x",
                "limit=99999999999",
                "before=-1",
                "after=-2",
                "before=x",
                "before=3&after=1"
            })
    void aPageThatCannotBeIsRefused(String query) {
        ScriptedChat chat = ScriptedChat.direct(log, ada, grace);

        Answer answer = server.get(ada, chat.path() + "/messages?" + query);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.body().path("code").asString()).isEqualTo("invalid-request");
        assertThat(answer.body().at("/errors/0/field").asString()).isNotBlank();
    }
}
