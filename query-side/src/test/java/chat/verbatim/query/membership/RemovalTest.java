package chat.verbatim.query.membership;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.query.QueryServer;
import chat.verbatim.query.QueryServer.Answer;
import chat.verbatim.query.ScriptedChat;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;

/** To those who are no members, a chat does not exist. */
class RemovalTest {
    private final QueryServer server = QueryServer.shared();
    private final EventStore log = server.log();
    private final String ada = ScriptedChat.user(log, "ada", "Ada");
    private final String grace = ScriptedChat.user(log, "grace", "Grace");
    private final ScriptedChat chat = ScriptedChat.group(log, ada, grace);
    private final long seq = chat.send(ada, "Hello");

    private void assertUnknown(String userId, String chatPath) {
        for (String path : new String[] {"", "/messages", "/messages/" + chat.messageId(seq) + "/status"}) {
            Answer answer = server.get(userId, chatPath + path);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.body().path("code").asString()).isEqualTo("chat-not-found");
        }
    }

    @Test
    void aRemovedMemberAsksInVain() {
        chat.remove(ada, grace);

        assertUnknown(grace, chat.path());
        assertThat(server.get(grace, "/api/chats").body().path("items")).isEmpty();
        assertThat(server.get(ada, chat.path()).body().path("participants")).hasSize(1);
    }

    @Test
    void unknownChatsAndStrangeIdsAreAnsweredAlike() {
        assertUnknown(ada, "/api/chats/unknown");
        assertUnknown(ada, "/api/chats/:u:" + ada);
        assertUnknown(ada, chat.path() + ":r");
    }

    @Test
    void whoComesBackSeesTheWholeHistoryAgain() {
        chat.remove(ada, grace);
        chat.send(ada, "Meanwhile");
        chat.add(ada, grace);

        Answer answer = server.get(grace, chat.path() + "/messages");

        assertThat(answer.body().path("items").findValuesAsString("content")).containsExactly("Hello", "Meanwhile");
        assertThat(server.get(grace, chat.path()).body().path("unreadCount").asLong(-1))
                .isZero();
    }

    @Test
    void whatASenderWhoLeftHasSaidStays() {
        chat.remove(ada, ada);

        Answer answer = server.get(grace, chat.path() + "/messages");

        assertThat(answer.body().at("/items/0/sender/username").asString()).isEqualTo("ada");
    }
}
