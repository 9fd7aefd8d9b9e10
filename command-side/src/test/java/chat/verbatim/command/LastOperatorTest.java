package chat.verbatim.command;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.api.Accepted;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.RefusedException;
import chat.verbatim.api.moderation.ModerationCommand.ReinstateUser;
import chat.verbatim.api.moderation.ModerationCommand.SuspendUser;
import chat.verbatim.api.moderation.ModerationEvent;
import chat.verbatim.api.moderation.SuspensionReason;
import chat.verbatim.api.moderation.Suspensions;
import chat.verbatim.api.user.Accounts;
import chat.verbatim.api.user.Accounts.NewAccount;
import chat.verbatim.api.user.UserProfile;
import chat.verbatim.api.user.Username;
import chat.verbatim.eventstore.LogReader;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** Operators may suspend each other, over the real log; one always remains. */
@SpringBootTest(
        classes = CommandSideOverMemory.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "verbatim.command.operators=ada@example.org,grace@example.org")
class LastOperatorTest {
    private static final SuspensionReason REASON = new SuspensionReason("Spam");
    private static final int ROUNDS = 20;

    @Autowired
    private Accounts accounts;

    @Autowired
    private CommandGateway commands;

    @Autowired
    private Suspensions suspensions;

    @Autowired
    private LogReader log;

    private String operator(String name) {
        return accounts.findByEmail(name + "@example.org")
                .orElseGet(() -> accounts.register(new NewAccount(
                                name + "@example.org", new Username(name), "long enough", UserProfile.named(name)))
                        .account())
                .id();
    }

    private Accepted suspend(String userId, String actorId) {
        return commands.<Accepted>send(new SuspendUser(userId, actorId, REASON)).join();
    }

    private void reinstate(String userId, String actorId) {
        commands.<Object>send(new ReinstateUser(userId, actorId)).join();
    }

    private boolean isRefused(Runnable attempt) {
        try {
            attempt.run();
            return false;
        } catch (RuntimeException thrown) {
            assertThat(RefusedException.refusalIn(thrown))
                    .get()
                    .extracting(refusal -> refusal.code())
                    .isIn(RefusalCode.FORBIDDEN, RefusalCode.CONFLICT);
            return true;
        }
    }

    @Test
    void whoIsSuspendedSuspendsNoOtherOperator() {
        String ada = operator("ada");
        String grace = operator("grace");
        Accepted accepted = suspend(grace, ada);

        assertThat(accepted.position()).isPositive();
        assertThat(suspensions.find(grace)).isPresent();
        assertThat(log.readAggregate(ModerationEvent.streamOf(ada), 0, 99)).isNotEmpty();
        assertThat(isRefused(() -> suspend(ada, grace))).isTrue();
        assertThat(suspensions.find(ada)).isEmpty();
        assertThat(suspend(grace, ada).repeated()).isTrue();
        reinstate(grace, ada);
    }

    @Test
    void ofTwoWhoSuspendEachOtherAtOnceOneStays() {
        String ada = operator("ada");
        String grace = operator("grace");
        Executor threads = Thread::startVirtualThread;
        for (int round = 0; round < ROUNDS; round++) {
            CyclicBarrier start = new CyclicBarrier(2);
            List<CompletableFuture<Boolean>> both = Stream.of(List.of(ada, grace), List.of(grace, ada))
                    .map(pair -> CompletableFuture.supplyAsync(
                            () -> {
                                await(start);
                                return isRefused(() -> suspend(pair.getFirst(), pair.getLast()));
                            },
                            threads))
                    .toList();
            long refused = both.stream().filter(CompletableFuture::join).count();

            assertThat(refused).as("round %d", round).isEqualTo(1);
            List<String> suspended = Stream.of(ada, grace)
                    .filter(user -> suspensions.find(user).isPresent())
                    .toList();
            assertThat(suspended).as("round %d", round).hasSize(1);
            reinstate(suspended.getFirst(), suspended.contains(ada) ? grace : ada);
        }
    }

    private static void await(CyclicBarrier start) {
        try {
            start.await();
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }
}
