package chat.verbatim.command.user;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.api.Accepted;
import chat.verbatim.api.user.ProfileAnswer;
import chat.verbatim.api.user.ProfileChange;
import chat.verbatim.api.user.UserCommand.ChangeAvatar;
import chat.verbatim.api.user.UserCommand.ChangeProfile;
import chat.verbatim.api.user.UserCommand.EndSession;
import chat.verbatim.api.user.UserCommand.RegisterUser;
import chat.verbatim.api.user.UserEvent.ProfileChanged;
import chat.verbatim.api.user.UserEvent.SessionEnded;
import chat.verbatim.api.user.UserEvent.UserRegistered;
import chat.verbatim.api.user.UserProfile;
import chat.verbatim.api.user.Username;
import chat.verbatim.command.Claims;
import chat.verbatim.command.EmptyLog;
import chat.verbatim.eventstore.DenseLogEventStore;
import chat.verbatim.eventstore.LogReader;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What may happen to a user. */
class UserTest {
    private static final UserRegistered REGISTERED = new UserRegistered("u1", "ada", UserProfile.named("Ada"));

    private static final String URL = "https://example.org/a.png";
    private static final String AVATAR = "av00000000000000000000000000000001";

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
        UserProfile profile = new UserProfile("Ada L.", "counts", null, "Counting");
        user.given(REGISTERED)
                .when(new ChangeProfile("u1", new ProfileChange("Ada L.", "counts", null, "Counting")))
                .expectEvents(new ProfileChanged("u1", profile))
                .expectResultMessagePayload(new ProfileAnswer(profile, 1, 0));
    }

    @Test
    void whatIsNotGivenStaysAsSomebodyElseHasJustMadeIt() {
        user.given(REGISTERED, new ProfileChanged("u1", new UserProfile("Ada", "counts", URL, "Counting", null)))
                .when(new ChangeProfile("u1", new ProfileChange(null, "", null, "Resting")))
                .expectEvents(new ProfileChanged("u1", new UserProfile("Ada", null, URL, "Resting", null)));
    }

    @Test
    void theSameProfileChangesNothing() {
        user.given(REGISTERED, new ProfileChanged("u1", UserProfile.named("A")))
                .when(new ChangeProfile("u1", new ProfileChange("A", "", null, null)))
                .expectNoEvents()
                .expectResultMessagePayload(new ProfileAnswer(UserProfile.named("A"), 1, 0));
    }

    @Test
    void aPictureIsClaimedAndTakesThePlaceOfAnAddress() {
        user.given(REGISTERED, new ProfileChanged("u1", new UserProfile("Ada", null, URL, "Counting", null)))
                .when(new ChangeAvatar("u1", AVATAR))
                .expectEvents(new ProfileChanged("u1", new UserProfile("Ada", null, null, "Counting", AVATAR)));
        assertThat(user.getEventStore().readEvents("u1", 2).next().getMetaData().get(DenseLogEventStore.CLAIM))
                .isEqualTo("attachment:" + AVATAR);
    }

    @Test
    void anAddressTakesThePlaceOfAPictureAndAnEmptyOneDoesNot() {
        ProfileChanged pictured =
                new ProfileChanged("u1", UserProfile.named("Ada").withAvatar(AVATAR));
        user.given(REGISTERED, pictured)
                .when(new ChangeProfile("u1", new ProfileChange(null, null, URL, null)))
                .expectEvents(new ProfileChanged("u1", new UserProfile("Ada", null, URL, null, null)));
        user.given(REGISTERED, pictured)
                .when(new ChangeProfile("u1", new ProfileChange(null, null, "", null)))
                .expectNoEvents();
    }

    @Test
    void aPictureIsRemovedOnce() {
        UserProfile bare = UserProfile.named("Ada");
        user.given(REGISTERED, new ProfileChanged("u1", bare.withAvatar(AVATAR)))
                .when(new ChangeAvatar("u1", null))
                .expectEvents(new ProfileChanged("u1", bare));
        user.given(REGISTERED).when(new ChangeAvatar("u1", null)).expectNoEvents();
    }

    @Test
    void aPictureThatIsThereAlreadyIsNotSetAgain() {
        UserProfile pictured = UserProfile.named("Ada").withAvatar(AVATAR);
        user.given(REGISTERED, new ProfileChanged("u1", pictured))
                .when(new ChangeAvatar("u1", AVATAR), Map.of(Claims.HOLDER_SEQ, 1L))
                .expectNoEvents()
                .expectResultMessagePayload(new ProfileAnswer(pictured, 1, 0));
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
