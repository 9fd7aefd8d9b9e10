package chat.verbatim.query.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.RefusedException;
import chat.verbatim.api.chat.ChatQuery.Departure;
import chat.verbatim.api.chat.ChatQuery.FindChat;
import chat.verbatim.api.chat.ChatQuery.FindMembers;
import chat.verbatim.api.chat.ChatQuery.FindMemberships;
import chat.verbatim.api.chat.ChatQuery.Members;
import chat.verbatim.api.chat.ChatQuery.Membership;
import chat.verbatim.api.chat.ChatQuery.Memberships;
import chat.verbatim.api.chat.ChatView;
import chat.verbatim.api.user.UserQuery.FindUsers;
import chat.verbatim.api.user.UserSummary;
import chat.verbatim.query.QueryServer;
import chat.verbatim.query.ScriptedChat;
import java.util.List;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.junit.jupiter.api.Test;

/** What the other sides ask. */
class ChatQueriesTest {
    private final QueryServer server = QueryServer.shared();
    private final String ada = ScriptedChat.user(server.log(), "ada", "Ada");
    private final String grace = ScriptedChat.user(server.log(), "grace", "Grace");
    private final ScriptedChat chat = ScriptedChat.group(server.log(), ada, grace);

    private <T> T ask(Object query, Class<T> answer) {
        return server.queries().query(query, answer).join();
    }

    private long head() {
        return server.log().headPosition();
    }

    @Test
    void membershipsTellWhereEachChatEndsAndHowFarItWasDelivered() {
        long seq = chat.send(ada, "Hello");
        long said = head();
        Membership before =
                ask(new FindMemberships(grace, said), Memberships.class).chats().getFirst();
        assertThat(before).isEqualTo(new Membership(chat.id(), seq, said, 0, null));

        chat.receive(grace, seq, seq);
        Memberships after = ask(new FindMemberships(grace, head()), Memberships.class);
        assertThat(after.chats()).containsExactly(new Membership(chat.id(), seq, head(), seq, null));
        assertThat(after.position()).isGreaterThanOrEqualTo(head());
    }

    @Test
    void departuresAreRememberedUntilSomebodyComesBack() {
        long seq = chat.remove(ada, grace);
        long removed = head();

        Memberships gone = ask(new FindMemberships(grace, removed), Memberships.class);
        assertThat(gone.chats()).isEmpty();
        assertThat(gone.departures()).containsExactly(new Departure(chat.id(), seq, removed));

        chat.add(ada, grace);
        Memberships back = ask(new FindMemberships(grace, head()), Memberships.class);
        assertThat(back.chats()).hasSize(1);
        assertThat(back.departures()).isEmpty();
    }

    @Test
    void membersAreThoseOfNow() {
        assertThat(ask(new FindMembers(chat.id(), head()), Members.class).userIds())
                .containsExactly(ada, grace);
        chat.remove(ada, grace);
        assertThat(ask(new FindMembers(chat.id(), head()), Members.class).userIds())
                .containsExactly(ada);
        assertThat(ask(new FindMembers("unknown", head()), Members.class).userIds())
                .isEmpty();
    }

    @Test
    void aChatIsAnsweredToItsMembersOnly() {
        ChatView view = ask(new FindChat(chat.id(), grace, head()), ChatView.class);
        assertThat(view.id()).isEqualTo(chat.id());

        chat.remove(ada, grace);
        assertThatThrownBy(() -> ask(new FindChat(chat.id(), grace, head()), ChatView.class))
                .satisfies(thrown -> assertThat(RefusedException.refusalIn(thrown))
                        .hasValueSatisfying(
                                refusal -> assertThat(refusal.code()).isEqualTo(RefusalCode.CHAT_NOT_FOUND)));
    }

    @Test
    void usersAreFoundAsSoonAsTheyHaveRegistered() {
        String eve = ScriptedChat.user(server.log(), "eve", "Eve");

        List<UserSummary> found = server.queries()
                .query(
                        new FindUsers(List.of(eve, ada, "unknown", ada)),
                        ResponseTypes.multipleInstancesOf(UserSummary.class))
                .join();

        assertThat(found).extracting(UserSummary::id).containsExactlyInAnyOrder(ada, eve);
    }
}
