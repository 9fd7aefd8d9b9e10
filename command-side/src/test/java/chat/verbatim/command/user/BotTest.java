package chat.verbatim.command.user;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.api.Accepted;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.RefusedException;
import chat.verbatim.api.bot.DeletedBot;
import chat.verbatim.api.user.UserCommand.DeleteBot;
import chat.verbatim.api.user.UserCommand.IssueBotToken;
import chat.verbatim.api.user.UserCommand.RegisterBot;
import chat.verbatim.api.user.UserCommand.RevokeBotToken;
import chat.verbatim.api.user.UserEvent.BotDeleted;
import chat.verbatim.api.user.UserEvent.BotRegistered;
import chat.verbatim.api.user.UserEvent.BotTokenIssued;
import chat.verbatim.api.user.UserEvent.SessionEnded;
import chat.verbatim.api.user.UserEvent.UserRegistered;
import chat.verbatim.api.user.UserProfile;
import chat.verbatim.api.user.Username;
import chat.verbatim.command.EmptyLog;
import chat.verbatim.eventstore.DenseLogEventStore;
import chat.verbatim.eventstore.LogReader;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.hamcrest.CustomTypeSafeMatcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What may happen to a bot, and by whom. */
class BotTest {
    private static final List<String> SCOPES = List.of("messages:read");
    private static final BotRegistered REGISTERED = new BotRegistered("b1", "ada", "robot", UserProfile.named("Robot"));

    private final AggregateTestFixture<User> bot = new AggregateTestFixture<>(User.class);

    @BeforeEach
    void readTheLog() {
        bot.registerInjectableResource((LogReader) new EmptyLog());
    }

    private static BotTokenIssued issued(String tokenId) {
        return new BotTokenIssued("b1", tokenId, "server", SCOPES, null);
    }

    private static IssueBotToken issue(String actorId) {
        return new IssueBotToken("b1", actorId, "t1", "server", SCOPES, null);
    }

    private static void refused(ResultValidator<User> result, RefusalCode code) {
        result.expectNoEvents().expectException(new CustomTypeSafeMatcher<Throwable>("a refusal with " + code) {
            @Override
            protected boolean matchesSafely(Throwable thrown) {
                return RefusedException.refusalIn(thrown)
                        .filter(refusal -> refusal.code() == code)
                        .isPresent();
            }
        });
    }

    @Test
    void aBotIsRegisteredOnce() {
        RegisterBot command = new RegisterBot("b1", "ada", new Username("robot"), UserProfile.named("Robot"));

        bot.givenNoPriorActivity().when(command).expectEvents(REGISTERED);
        bot.given(REGISTERED).when(command).expectNoEvents().expectResultMessagePayload(Accepted.already(0));
    }

    @Test
    void itsOwnerIssuesTokens() {
        bot.given(REGISTERED).when(issue("ada")).expectEvents(issued("t1"));
    }

    @Test
    void toOthersThereIsNoSuchBot() {
        refused(bot.given(REGISTERED).when(issue("eve")), RefusalCode.NOT_FOUND);
        refused(bot.given(REGISTERED, issued("t1")).when(new RevokeBotToken("b1", "eve", "t1")), RefusalCode.NOT_FOUND);
        refused(bot.given(REGISTERED).when(new DeleteBot("b1", "eve")), RefusalCode.NOT_FOUND);
        refused(bot.given(REGISTERED).when(issue("b1")), RefusalCode.NOT_FOUND);
    }

    @Test
    void aPersonGetsNoTokenNotEvenFromThemselves() {
        UserRegistered person = new UserRegistered("b1", "ada", UserProfile.named("Ada"));

        refused(bot.given(person).when(issue("b1")), RefusalCode.NOT_FOUND);
    }

    @Test
    void aTokenIsRevokedAndItsEndIsClaimed() {
        bot.given(REGISTERED, issued("t1"))
                .when(new RevokeBotToken("b1", "ada", "t1"))
                .expectEvents(new SessionEnded("b1", "t1", "revoked"));
        assertThat(bot.getEventStore().readEvents("b1", 2).next().getMetaData().get(DenseLogEventStore.CLAIM))
                .isEqualTo(SessionEnded.claim("t1"));
    }

    @Test
    void aTokenThatNeverWasCannotBeRevoked() {
        refused(bot.given(REGISTERED).when(new RevokeBotToken("b1", "ada", "t1")), RefusalCode.NOT_FOUND);
    }

    @Test
    void thereAreSoManyTokensAndRevokingOneMakesRoom() {
        List<Object> full = new ArrayList<>(List.of(REGISTERED));
        for (int i = 0; i < BotState.MOST_TOKENS; i++) {
            full.add(issued("old" + i));
        }
        refused(bot.given(full).when(issue("ada")), RefusalCode.LIMIT_REACHED);

        full.add(new SessionEnded("b1", "old7", "revoked"));
        bot.given(full).when(issue("ada")).expectEvents(issued("t1"));
    }

    @Test
    void aDeletedBotLosesItsTokensAndGetsNoNewOnes() {
        bot.given(REGISTERED, issued("t1"), issued("t2"), new SessionEnded("b1", "t1", "revoked"))
                .when(new DeleteBot("b1", "ada"))
                .expectEvents(new SessionEnded("b1", "t2", "bot-deleted"), new BotDeleted("b1"))
                .expectResultMessagePayload(new DeletedBot(List.of("t2"), 0));

        refused(bot.given(REGISTERED, new BotDeleted("b1")).when(issue("ada")), RefusalCode.NOT_FOUND);
        bot.given(REGISTERED, new BotDeleted("b1"))
                .when(new DeleteBot("b1", "ada"))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }
}
