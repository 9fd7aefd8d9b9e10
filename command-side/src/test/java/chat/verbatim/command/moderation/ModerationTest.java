package chat.verbatim.command.moderation;

import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.RefusedException;
import chat.verbatim.api.moderation.ModerationCommand.NotePasswordReset;
import chat.verbatim.api.moderation.ModerationCommand.ReinstateUser;
import chat.verbatim.api.moderation.ModerationCommand.SuspendUser;
import chat.verbatim.api.moderation.ModerationEvent.PasswordResetIssued;
import chat.verbatim.api.moderation.ModerationEvent.UserReinstated;
import chat.verbatim.api.moderation.ModerationEvent.UserSuspended;
import chat.verbatim.api.moderation.Suspension;
import chat.verbatim.api.moderation.SuspensionReason;
import chat.verbatim.api.moderation.Suspensions;
import chat.verbatim.api.session.Caller;
import chat.verbatim.api.user.AccountView;
import chat.verbatim.api.user.Accounts;
import chat.verbatim.api.user.UserProfile;
import chat.verbatim.command.EmptyLog;
import chat.verbatim.eventstore.LogReader;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.hamcrest.CustomTypeSafeMatcher;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of katherine, whom ada, an operator, suspends. */
class ModerationTest {
    private static final SuspensionReason REASON = new SuspensionReason("Spam");
    private static final UserSuspended SUSPENDED = new UserSuspended("katherine", "ada", "Spam");
    private static final UserReinstated REINSTATED = new UserReinstated("katherine", "ada");

    private final AggregateTestFixture<Moderation> fixture = new AggregateTestFixture<>(Moderation.class);
    /** What the log says, to whoever asks it. */
    private final Set<String> suspended = new HashSet<>();

    private final Set<String> operators = new HashSet<>(Set.of("ada"));

    @BeforeEach
    void handleCommands() {
        fixture.registerInjectableResource((LogReader) new EmptyLog());
        fixture.registerAnnotatedCommandHandler(new ModerationHandler(people(), asked(), fixture.getRepository()));
    }

    /** Everybody but nobody exists. */
    private Accounts people() {
        return (Accounts) Proxy.newProxyInstance(
                Accounts.class.getClassLoader(), new Class<?>[] {Accounts.class}, (proxy, method, arguments) -> {
                    String id = arguments[0].toString();
                    return id.equals("nobody") ? Optional.empty() : Optional.of(account(id));
                });
    }

    private AccountView account(String id) {
        return new AccountView(
                id,
                id,
                UserProfile.named(id),
                null,
                operators.contains(id) ? true : null,
                null,
                null,
                Instant.EPOCH,
                Instant.EPOCH);
    }

    private Suspensions asked() {
        return new Suspensions() {
            @Override
            public Optional<Suspension> find(String userId) {
                return Optional.of(new Suspension(Instant.EPOCH, "ada", "Spam"))
                        .filter(_ -> suspended.contains(userId));
            }

            @Override
            public boolean cover(Caller caller) {
                return suspended.contains(caller.userId());
            }

            @Override
            public boolean concern(String userId, Caller caller) {
                return caller.userId().equals(userId);
            }
        };
    }

    private static Matcher<Throwable> refusal(RefusalCode code) {
        return new CustomTypeSafeMatcher<>("a refusal with " + code) {
            @Override
            protected boolean matchesSafely(Throwable thrown) {
                return RefusedException.refusalIn(thrown)
                        .filter(refusal -> refusal.code() == code)
                        .isPresent();
            }
        };
    }

    @Test
    void aSuspensionIsInTheLogWithWhoAndWhy() {
        fixture.givenNoPriorActivity()
                .when(new SuspendUser("katherine", "ada", REASON))
                .expectEvents(SUSPENDED);
    }

    @Test
    void whoIsSuspendedIsNotSuspendedAgain() {
        fixture.given(SUSPENDED)
                .when(new SuspendUser("katherine", "grace", REASON))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void nobodySuspendsThemselves() {
        fixture.givenNoPriorActivity()
                .when(new SuspendUser("ada", "ada", REASON))
                .expectException(refusal(RefusalCode.FORBIDDEN))
                .expectNoEvents();
    }

    @Test
    void aStrangerIsNotSuspended() {
        fixture.givenNoPriorActivity()
                .when(new SuspendUser("nobody", "ada", REASON))
                .expectException(refusal(RefusalCode.USER_NOT_FOUND))
                .expectNoEvents();
    }

    @Test
    void whoIsNoOperatorAnyMoreSuspendsNone() {
        operators.add("katherine");
        fixture.givenNoPriorActivity()
                .when(new SuspendUser("katherine", "grace", REASON))
                .expectException(refusal(RefusalCode.FORBIDDEN))
                .expectNoEvents();
    }

    @Test
    void aSuspensionIsLiftedAndMayComeAgain() {
        suspended.add("katherine");
        fixture.given(SUSPENDED).when(new ReinstateUser("katherine", "ada")).expectEvents(REINSTATED);
        fixture.given(SUSPENDED, REINSTATED)
                .when(new SuspendUser("katherine", "ada", REASON))
                .expectEvents(SUSPENDED);
    }

    @Test
    void whoIsNotSuspendedIsNotReinstated() {
        fixture.givenNoPriorActivity()
                .when(new ReinstateUser("katherine", "ada"))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void aCodeForANewPasswordIsInTheLogWithoutTheCode() {
        fixture.givenNoPriorActivity()
                .when(new NotePasswordReset("katherine", "ada"))
                .expectEvents(new PasswordResetIssued("katherine", "ada"));
    }
}
