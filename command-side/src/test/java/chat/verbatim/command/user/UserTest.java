package chat.verbatim.command.user;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.api.Accepted;
import chat.verbatim.api.user.UserCommand.ChangeProfile;
import chat.verbatim.api.user.UserCommand.EndSession;
import chat.verbatim.api.user.UserCommand.RegisterUser;
import chat.verbatim.api.user.UserEvent.ProfileChanged;
import chat.verbatim.api.user.UserEvent.SessionEnded;
import chat.verbatim.api.user.UserEvent.UserRegistered;
import chat.verbatim.api.user.UserProfile;
import chat.verbatim.api.user.Username;
import chat.verbatim.command.Claims;
import chat.verbatim.eventstore.DenseLogEventStore;
import chat.verbatim.eventstore.LogReader;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What may happen to a user. */
class UserTest {
    private static final UserRegistered REGISTERED = new UserRegistered("u1", "ada", UserProfile.named("Ada"));

    private final AggregateTestFixture<User> user = new AggregateTestFixture<>(User.class);

    @BeforeEach
    void readTheLog() {
        user.registerInjectableResource((LogReader) new EmptyLog());
    }

    @Test
    void aUserIsRegisteredOnce() {
        user.givenNoPriorActivity()
                .when(new RegisterUser("u1", new Username("ada"), UserProfile.named("Ada")))
                .expectEvents(REGISTERED)
                .expectResultMessagePayload(Accepted.at(0));
    }

    @Test
    void registeringAgainChangesNothing() {
        user.given(REGISTERED)
                .when(new RegisterUser("u1", new Username("ada"), UserProfile.named("Ada")))
                .expectNoEvents()
                .expectResultMessagePayload(Accepted.already(0));
    }

    @Test
    void aProfileChanges() {
        UserProfile profile = new UserProfile("Ada L.", "counts", null);
        user.given(REGISTERED).when(new ChangeProfile("u1", profile)).expectEvents(new ProfileChanged("u1", profile));
    }

    @Test
    void theSameProfileChangesNothing() {
        user.given(REGISTERED, new ProfileChanged("u1", UserProfile.named("A")))
                .when(new ChangeProfile("u1", UserProfile.named("A")))
                .expectNoEvents()
                .expectResultMessagePayload(Accepted.already(1));
    }

    @Test
    void aSessionEndsAndItsEndIsClaimed() {
        user.given(REGISTERED)
                .when(new EndSession("u1", "s1", "logout"))
                .expectEvents(new SessionEnded("u1", "s1", "logout"));
        assertThat(user.getEventStore().readEvents("u1", 1).next().getMetaData().get(DenseLogEventStore.CLAIM))
                .isEqualTo("session-end:s1");
    }

    @Test
    void aSessionThatHasEndedChangesNothing() {
        user.given(REGISTERED, new SessionEnded("u1", "s1", "logout"))
                .when(new EndSession("u1", "s1", "logout"), Map.of(Claims.HOLDER_SEQ, 1L))
                .expectNoEvents()
                .expectResultMessagePayload(Accepted.already(1));
    }
}
