package chat.verbatim.query.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.query.QueryServer;
import chat.verbatim.query.QueryServer.Answer;
import chat.verbatim.query.ScriptedChat;
import java.time.Instant;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** How far messages have come, and how many are unread. */
class StatusTest {
    private final QueryServer server = QueryServer.shared();
    private final EventStore log = server.log();
    private final String ada = ScriptedChat.user(log, "ada", "Ada");
    private final String grace = ScriptedChat.user(log, "grace", "Grace");
    private final String eve = ScriptedChat.user(log, "eve", "Eve");

    private JsonNode status(ScriptedChat chat, long seq) {
        Answer answer = server.get(ada, chat.path() + "/messages/" + chat.messageId(seq) + "/status");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    private long unread(ScriptedChat chat, String userId) {
        return server.get(userId, chat.path()).body().path("unreadCount").asLong(-1);
    }

    @Test
    void aMessageIsSentThenDeliveredThenRead() {
        ScriptedChat chat = ScriptedChat.direct(log, ada, grace);
        long seq = chat.send(ada, "Hello");
        assertThat(status(chat, seq).path("status").asString()).isEqualTo("sent");
        assertThat(status(chat, seq).at("/recipients/0").has("at")).isFalse();

        chat.receive(grace, seq, 0);
        Instant delivered = chat.now();
        assertThat(status(chat, seq).path("status").asString()).isEqualTo("delivered");
        assertThat(Instant.parse(status(chat, seq).at("/recipients/0/at").asString()))
                .isEqualTo(delivered);

        chat.receive(grace, seq, seq);
        Instant read = chat.now();
        assertThat(status(chat, seq).path("status").asString()).isEqualTo("read");
        assertThat(status(chat, seq).at("/recipients/0/userId").asString()).isEqualTo(grace);
        assertThat(Instant.parse(status(chat, seq).at("/recipients/0/at").asString()))
                .isEqualTo(read);
    }

    @Test
    void aGroupHasReadAMessageWhenEverybodyHas() {
        ScriptedChat chat = ScriptedChat.group(log, ada, grace, eve);
        long seq = chat.send(ada, "Hello");
        chat.receive(grace, seq, seq);
        assertThat(status(chat, seq).path("status").asString()).isEqualTo("sent");

        chat.receive(eve, seq, 0);
        assertThat(status(chat, seq).path("status").asString()).isEqualTo("delivered");

        chat.remove(ada, eve);
        assertThat(status(chat, seq).path("status").asString()).isEqualTo("read");
        assertThat(status(chat, seq).path("recipients")).hasSize(1);
    }

    @Test
    void whoAnswersHasRead() {
        ScriptedChat chat = ScriptedChat.direct(log, ada, grace);
        long seq = chat.send(ada, "Hello");
        assertThat(unread(chat, grace)).isEqualTo(1);

        chat.send(grace, "Good morning");

        assertThat(status(chat, seq).path("status").asString()).isEqualTo("read");
        assertThat(unread(chat, grace)).isZero();
        assertThat(unread(chat, ada)).isEqualTo(1);
    }

    @Test
    void whoComesLaterHasNothingUnread() {
        ScriptedChat chat = ScriptedChat.group(log, ada, grace);
        chat.send(ada, "Before");
        chat.add(ada, eve);
        assertThat(unread(chat, eve)).isZero();

        chat.send(ada, "After");
        assertThat(unread(chat, eve)).isEqualTo(1);
        assertThat(unread(chat, grace)).isEqualTo(2);
    }

    @Test
    void aDeletedMessageIsNotUnread() {
        ScriptedChat chat = ScriptedChat.direct(log, ada, grace);
        long seq = chat.send(ada, "Never mind");
        chat.send(ada, "Hello");
        chat.delete(ada, seq);

        assertThat(unread(chat, grace)).isEqualTo(1);
    }

    @Test
    void aMarkThatMovesBackChangesNothing() {
        ScriptedChat chat = ScriptedChat.direct(log, ada, grace);
        long seq = chat.send(ada, "Hello");
        chat.receive(grace, seq, seq);
        chat.receive(grace, 0, 0);

        assertThat(unread(chat, grace)).isZero();
        assertThat(status(chat, seq).path("status").asString()).isEqualTo("read");
    }

    @Test
    void aMessageToNobodyStaysSent() {
        ScriptedChat chat = ScriptedChat.group(log, ada);
        long seq = chat.send(ada, "Echo");

        assertThat(status(chat, seq).path("status").asString()).isEqualTo("sent");
        assertThat(status(chat, seq).path("recipients")).isEmpty();
    }

    @Test
    void whatIsNoMessageHasNoStatus() {
        ScriptedChat chat = ScriptedChat.direct(log, ada, grace);
        for (String id : new String[] {chat.messageId(0), chat.messageId(99), "nonsense", "other_1"}) {
            Answer answer = server.get(ada, chat.path() + "/messages/" + id + "/status");
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.body().path("code").asString()).isEqualTo("message-not-found");
        }
    }
}
