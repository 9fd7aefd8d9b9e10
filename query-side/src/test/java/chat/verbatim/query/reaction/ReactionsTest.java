package chat.verbatim.query.reaction;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.query.QueryServer;
import chat.verbatim.query.QueryServer.Answer;
import chat.verbatim.query.ScriptedChat;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is shown of reactions, in a history and in the list of chats. */
class ReactionsTest {
    private static final String THUMB = "👍";
    private static final String HEART = "❤️";

    private final QueryServer server = QueryServer.shared();
    private final EventStore log = server.log();
    private final String ada = ScriptedChat.user(log, "ada", "Ada");
    private final String grace = ScriptedChat.user(log, "grace", "Grace");
    private final String barbara = ScriptedChat.user(log, "barbara", "Barbara");
    private final ScriptedChat chat = ScriptedChat.group(log, ada, grace, barbara);
    private final long message = chat.send(ada, "Hello");

    private JsonNode seen() {
        Answer answer = server.get(grace, chat.path() + "/messages");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body().at("/items/0");
    }

    private static List<String> reactions(JsonNode message) {
        List<String> reactions = new ArrayList<>();
        message.path("reactions").forEach(reaction -> {
            List<String> userIds = new ArrayList<>();
            reaction.path("userIds").forEach(userId -> userIds.add(userId.asString()));
            reactions.add(reaction.path("emoji").asString() + " " + String.join(" ", userIds));
        });
        return reactions;
    }

    @Test
    void whoHasReactedIsShownInTheOrderOfFirstUse() {
        chat.react(barbara, message, HEART);
        chat.react(grace, message, THUMB);
        long newest = chat.react(ada, message, HEART);

        assertThat(reactions(seen())).containsExactly(HEART + " " + barbara + " " + ada, THUMB + " " + grace);
        assertThat(seen().path("reactionSeq").asLong()).isEqualTo(newest);
    }

    @Test
    void aMessageWithoutReactionsSaysNothingOfThem() {
        assertThat(seen().has("reactions")).isFalse();
        assertThat(seen().has("reactionSeq")).isFalse();
    }

    @Test
    void whenTheLastOneIsTakenBackOnlyItsSeqIsLeft() {
        chat.react(grace, message, THUMB);
        long newest = chat.unreact(grace, message, THUMB);

        assertThat(seen().has("reactions")).isFalse();
        assertThat(seen().path("reactionSeq").asLong()).isEqualTo(newest);
    }

    @Test
    void whoReactsAgainComesLast() {
        chat.react(grace, message, THUMB);
        chat.react(grace, message, HEART);
        chat.unreact(grace, message, THUMB);
        chat.react(grace, message, THUMB);

        assertThat(reactions(seen())).containsExactly(HEART + " " + grace, THUMB + " " + grace);
    }

    @Test
    void whatHoldsAlreadyChangesNothingWhenItComesAgain() {
        chat.react(grace, message, THUMB);
        chat.react(ada, message, THUMB);
        chat.react(grace, message, THUMB);
        chat.unreact(barbara, message, THUMB);

        assertThat(reactions(seen())).containsExactly(THUMB + " " + grace + " " + ada);
    }

    @Test
    void withAMessageItsReactionsAreDeleted() {
        chat.react(grace, message, THUMB);
        chat.delete(ada, message);

        assertThat(seen().has("reactions")).isFalse();
        assertThat(seen().has("reactionSeq")).isFalse();
        assertThat(server.document("chat", chat.id() + ":e:" + message).toString())
                .doesNotContain(THUMB);
    }

    @Test
    void anEditLeavesThemAlone() {
        chat.react(grace, message, THUMB);
        chat.edit(ada, message, "Hello!");

        assertThat(reactions(seen())).containsExactly(THUMB + " " + grace);
    }

    @Test
    void theReactionsOfWhoLeftStay() {
        chat.react(barbara, message, THUMB);
        chat.remove(ada, barbara);

        assertThat(reactions(seen())).containsExactly(THUMB + " " + barbara);
    }

    @Test
    void theLastMessageOfAChatShowsThemToo() {
        chat.react(grace, message, THUMB);

        JsonNode seen = server.get(ada, chat.path()).body();
        assertThat(reactions(seen.path("lastMessage"))).containsExactly(THUMB + " " + grace);
        assertThat(seen.path("lastSeq").asLong()).isEqualTo(message + 1);
    }

    @Test
    void aReactionIsNothingUnreadAndMovesNoChat() {
        ScriptedChat later = ScriptedChat.direct(log, ada, grace);
        JsonNode before = server.get(barbara, chat.path()).body();
        chat.react(grace, message, THUMB);

        JsonNode after = server.get(barbara, chat.path()).body();
        assertThat(after.path("unreadCount")).isEqualTo(before.path("unreadCount"));
        assertThat(after.path("updatedAt")).isEqualTo(before.path("updatedAt"));
        assertThat(after.path("position")).isNotEqualTo(before.path("position"));
        assertThat(server.get(ada, "/api/chats").body().at("/items/0/id").asString())
                .isEqualTo(later.id());
    }

    @Test
    void aThousandReactionsAreShown() {
        List<String> members = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            members.add("member" + i);
        }
        chat.hold();
        members.forEach(member -> chat.add(ada, member));
        for (int i = 0; i < 5; i++) {
            String emoji = Character.toString(0x1F600 + i);
            members.forEach(member -> chat.react(member, message, emoji));
        }
        chat.flush();

        assertThat(seen().path("reactions")).hasSize(5).allSatisfy(reaction -> assertThat(reaction.path("userIds"))
                .hasSize(200));
    }
}
