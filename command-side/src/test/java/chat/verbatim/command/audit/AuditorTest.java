package chat.verbatim.command.audit;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.api.Accepted;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.RefusedException;
import chat.verbatim.api.audit.AuditReason;
import chat.verbatim.api.audit.AuditorCommand.AppointAuditor;
import chat.verbatim.api.audit.AuditorCommand.AuditLog;
import chat.verbatim.api.audit.AuditorCommand.DismissAuditor;
import chat.verbatim.api.audit.AuditorEvent.AuditorAppointed;
import chat.verbatim.api.audit.AuditorEvent.AuditorDismissed;
import chat.verbatim.api.audit.AuditorEvent.LogAudited;
import chat.verbatim.api.user.Accounts;
import chat.verbatim.api.user.UserProfile;
import chat.verbatim.api.user.UserSummary;
import chat.verbatim.command.EmptyLog;
import chat.verbatim.eventstore.LogReader;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.hamcrest.CustomTypeSafeMatcher;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The role of katherine, whom ada, an operator, makes an auditor. */
class AuditorTest {
    private final AggregateTestFixture<Auditor> fixture = new AggregateTestFixture<>(Auditor.class);

    /** What the log says of the role, to whoever asks it. */
    private final Set<String> appointed = new HashSet<>();

    @BeforeEach
    void handleCommands() {
        fixture.registerInjectableResource((LogReader) new EmptyLog());
        fixture.registerAnnotatedCommandHandler(
                new AuditorHandler(people(), appointed::contains, fixture.getRepository()));
    }

    /** Everybody but nobody exists; robots are bots. */
    private static Accounts people() {
        return (Accounts) Proxy.newProxyInstance(
                Accounts.class.getClassLoader(), new Class<?>[] {Accounts.class}, (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("summaries");
                    return ((Collection<?>) arguments[0])
                            .stream()
                                    .map(Object::toString)
                                    .filter(id -> !id.equals("nobody"))
                                    .collect(Collectors.toMap(id -> id, AuditorTest::summary));
                });
    }

    private static UserSummary summary(String id) {
        return new UserSummary(id, id, UserProfile.named(id), id.equals("robot") ? true : null);
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

    private static final AuditorAppointed APPOINTED = new AuditorAppointed("katherine", "ada");
    private static final AuditorDismissed DISMISSED = new AuditorDismissed("katherine", "ada");
    private static final AuditLog LOOK = new AuditLog("katherine", "a1", new AuditReason("Quarterly check"));

    @Test
    void anAppointmentIsInTheLog() {
        fixture.givenNoPriorActivity()
                .when(new AppointAuditor("katherine", "ada"))
                .expectEvents(APPOINTED)
                .expectResultMessagePayload(Accepted.at(0));
    }

    @Test
    void whoIsAnAuditorIsNotAppointedAgain() {
        fixture.given(APPOINTED)
                .when(new AppointAuditor("katherine", "barbara"))
                .expectNoEvents();
    }

    @Test
    void nobodyAppointsThemselves() {
        fixture.givenNoPriorActivity()
                .when(new AppointAuditor("ada", "ada"))
                .expectException(refusal(RefusalCode.FORBIDDEN))
                .expectNoEvents();
    }

    @Test
    void botsAndStrangersAreNoAuditors() {
        fixture.givenNoPriorActivity()
                .when(new AppointAuditor("robot", "ada"))
                .expectException(refusal(RefusalCode.FORBIDDEN))
                .expectNoEvents();
        fixture.givenNoPriorActivity()
                .when(new AppointAuditor("nobody", "ada"))
                .expectException(refusal(RefusalCode.USER_NOT_FOUND))
                .expectNoEvents();
    }

    @Test
    void aDismissalIsInTheLogToo() {
        appointed.add("katherine");
        fixture.given(APPOINTED).when(new DismissAuditor("katherine", "ada")).expectEvents(DISMISSED);
    }

    @Test
    void whoIsNoAuditorIsNotDismissed() {
        fixture.givenNoPriorActivity()
                .when(new DismissAuditor("katherine", "ada"))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void aStrangerIsNotDismissed() {
        fixture.givenNoPriorActivity()
                .when(new DismissAuditor("nobody", "ada"))
                .expectException(refusal(RefusalCode.USER_NOT_FOUND))
                .expectNoEvents();
    }

    @Test
    void whoWasDismissedCanBeAppointedAgain() {
        fixture.given(APPOINTED, DISMISSED)
                .when(new AppointAuditor("katherine", "ada"))
                .expectEvents(APPOINTED);
    }

    @Test
    void anAuditorOpensTheWholeLog() {
        appointed.add("katherine");
        fixture.given(APPOINTED).when(LOOK).expectEvents(new LogAudited("katherine", "a1", "Quarterly check"));
    }

    @Test
    void nobodyElseDoes() {
        fixture.given(APPOINTED, DISMISSED)
                .when(LOOK)
                .expectException(refusal(RefusalCode.FORBIDDEN))
                .expectNoEvents();
    }
}
