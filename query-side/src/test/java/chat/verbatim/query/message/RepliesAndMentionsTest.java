package chat.verbatim.query.message;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.query.QueryServer;
import chat.verbatim.query.QueryServer.Answer;
import chat.verbatim.query.ScriptedChat;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Messages that reply to others, and those that name members. */
class RepliesAndMentionsTest {
    private final QueryServer server = QueryServer.shared();
    private final EventStore log = server.log();
    private final String ada = ScriptedChat.user(log, "ada", "Ada");
    private final String grace = ScriptedChat.user(log, "grace", "Grace");
    private final String mallory = ScriptedChat.user(log, "mallory", "Mallory");
    private final ScriptedChat chat = ScriptedChat.group(log, ada, grace);

    private JsonNode page(String query) {
        Answer answer = server.get(grace, chat.path() + "/messages" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    private long unreadMentions(String userId) {
        return server.get(userId, chat.path()).body().path("unreadMentions").asLong(-1);
    }

    @Test
    void whatIsRepliedToComesWithThePageOnceAndAsItIsNow() {
        long first = chat.send(ada, "Helo");
        long second = chat.send(ada, "secret");
        chat.edit(ada, first, "Hello");
        chat.delete(ada, second);
        chat.reply(grace, "one", first);
        chat.reply(grace, "two", first);
        long third = chat.reply(grace, "three", second);

        JsonNode page = page("?limit=3");

        assertThat(page.path("items").findValuesAsString("content")).containsExactly("one", "two", "three");
        assertThat(page.at("/items/0/replyTo/messageId").asString()).isEqualTo(chat.messageId(first));
        assertThat(page.at("/items/2/replyTo/seq").asLong()).isEqualTo(second);
        assertThat(page.path("quoted")).hasSize(2);
        assertThat(page.at("/quoted/0/content").asString()).isEqualTo("Hello");
        assertThat(page.at("/quoted/1/content").asString()).isEmpty();
        assertThat(page.at("/quoted/1").has("deletedAt")).isTrue();
        assertThat(page("?after=" + (third - 1)).path("quoted")).hasSize(1);
    }

    @Test
    void whatIsOnThePageIsNotThereAgain() {
        long first = chat.send(ada, "Hello");
        chat.reply(grace, "Hi", first);

        assertThat(page("").path("quoted").isMissingNode()).isTrue();
    }

    @Test
    void oneMessageIsFoundByItsIdAndByMembersOnly() {
        long first = chat.send(ada, "Hello");
        long reply = chat.reply(grace, "Hi", first);

        Answer found = server.get(grace, chat.path() + "/messages/" + chat.messageId(reply));
        assertThat(found.status()).isEqualTo(200);
        assertThat(found.body().path("content").asString()).isEqualTo("Hi");
        assertThat(found.body().at("/replyTo/seq").asLong()).isEqualTo(first);

        assertThat(server.get(mallory, chat.path() + "/messages/" + chat.messageId(reply))
                        .body()
                        .path("code")
                        .asString())
                .isEqualTo("chat-not-found");
        for (String other : new String[] {chat.messageId(0), chat.messageId(99), "other_1", "x"}) {
            Answer missing = server.get(grace, chat.path() + "/messages/" + other);
            assertThat(missing.status()).as(other).isEqualTo(404);
            assertThat(missing.body().path("code").asString()).isEqualTo("message-not-found");
        }
    }

    @Test
    void unreadMentionsAreThoseBeyondTheMark() {
        chat.mention(ada, "@grace", grace);
        long second = chat.mention(ada, "@grace", grace);
        chat.send(ada, "Nobody");
        assertThat(unreadMentions(grace)).isEqualTo(2);
        assertThat(unreadMentions(ada)).isZero();

        chat.receive(grace, second - 1, second - 1);
        assertThat(unreadMentions(grace)).isEqualTo(1);

        chat.send(grace, "Yes?");
        assertThat(unreadMentions(grace)).isZero();
    }

    @Test
    void anEditMayNameAndUnname() {
        long seq = chat.send(ada, "Hello");
        chat.editMentioning(ada, seq, "Hello @grace", grace);
        assertThat(unreadMentions(grace)).isEqualTo(1);

        chat.edit(ada, seq, "Hello");
        assertThat(unreadMentions(grace)).isZero();
        assertThat(page("").at("/items/0").has("mentions")).isFalse();
    }

    @Test
    void aDeletedMessageNamesNobody() {
        long seq = chat.mention(ada, "@grace", grace);
        chat.delete(ada, seq);

        assertThat(unreadMentions(grace)).isZero();
        assertThat(page("").at("/items/0").has("mentions")).isFalse();
    }

    @Test
    void whoComesBackHasNoMentionsFromBefore() {
        chat.mention(ada, "@grace", grace);
        chat.remove(ada, grace);
        chat.add(ada, grace);

        assertThat(unreadMentions(grace)).isZero();
    }

    @Test
    void onlyTheNewestHundredAreKnown() {
        chat.hold();
        for (int i = 0; i < 130; i++) {
            chat.mention(ada, "@grace", grace);
        }
        chat.flush();

        assertThat(unreadMentions(grace)).isEqualTo(100);
    }
}
