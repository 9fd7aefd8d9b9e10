package chat.verbatim.node.session;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.api.moderation.ModerationEvent;
import chat.verbatim.api.moderation.ModerationEvent.UserReinstated;
import chat.verbatim.api.moderation.ModerationEvent.UserSuspended;
import chat.verbatim.api.moderation.Suspension;
import chat.verbatim.api.session.Caller;
import chat.verbatim.api.user.UserEvent.BotRegistered;
import chat.verbatim.api.user.UserProfile;
import chat.verbatim.eventstore.DenseLogEventStore;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is suspended anywhere is known to be, through the log alone. */
class LogSuspensionsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Caller ADA = new Caller("ada", "s1", Instant.MAX);
    private static final Caller ROBOT = Caller.bot("robot", "t1", Instant.MAX, Set.of());

    private final MongoServer server = new MongoServer(new MemoryBackend());
    private final MongoClient client = MongoClients.create(
            "mongodb://127.0.0.1:" + bound(server).getLocalAddress().getPort());
    private final Node elsewhere = new Node();
    private final Node here = new Node();
    private int events;

    private static MongoServer bound(MongoServer server) {
        server.bind("127.0.0.1", 0);
        return server;
    }

    private final class Node implements AutoCloseable {
        private final DenseLogEventStore store = DenseLogEventStore.builder()
                .database(client.getDatabase("log"))
                .serializer(Jackson3Serializer.builder().build())
                .build();
        private final LogSuspensions suspensions = new LogSuspensions(store);

        @Override
        public void close() {
            suspensions.stop();
            store.close();
        }
    }

    @AfterEach
    void end() {
        here.close();
        elsewhere.close();
        client.close();
        server.shutdownNow();
    }

    private void suspend() {
        happens(new UserSuspended("ada", "grace", "Spam"));
    }

    private void happens(ModerationEvent event) {
        elsewhere.store.publish(new GenericDomainEventMessage<>(
                "Moderation", ModerationEvent.streamOf(event.userId()), events++, event));
    }

    private void robotIsAdas() {
        elsewhere.store.publish(new GenericDomainEventMessage<>(
                "User", "robot", 0, new BotRegistered("robot", "ada", "robot", UserProfile.named("robot"))));
    }

    private void awaitCovered(Caller caller, boolean covered) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (here.suspensions.cover(caller) != covered) {
            assertThat(System.nanoTime()).as("known in time").isLessThan(deadline);
            Thread.sleep(20);
        }
    }

    @Test
    void whoWasSuspendedBeforeTheStartIsFoundByAsking() {
        suspend();
        here.suspensions.start();

        assertThat(here.suspensions.cover(ADA)).isTrue();
        assertThat(here.suspensions.find("ada"))
                .get()
                .extracting(Suspension::actorId, Suspension::reason)
                .containsExactly("grace", "Spam");
        assertThat(here.suspensions.find("grace")).isEmpty();
    }

    @Test
    void whoIsSuspendedAfterSomebodyAskedIsHeardOfAndSoIsItsEnd() throws InterruptedException {
        here.suspensions.start();
        assertThat(here.suspensions.cover(ADA)).isFalse();

        suspend();
        awaitCovered(ADA, true);
        happens(new UserReinstated("ada", "grace"));
        awaitCovered(ADA, false);

        assertThat(here.suspensions.find("ada")).isEmpty();
    }

    @Test
    void aBotGoesWithItsOwner() throws InterruptedException {
        robotIsAdas();
        here.suspensions.start();
        assertThat(here.suspensions.cover(ROBOT)).isFalse();
        assertThat(here.suspensions.concern("ada", ROBOT)).isTrue();
        assertThat(here.suspensions.concern("robot", ROBOT)).isTrue();
        assertThat(here.suspensions.concern("robot", ADA)).isFalse();

        suspend();

        awaitCovered(ROBOT, true);
    }

    @Test
    void aLongHistoryIsReadToItsEnd() {
        for (int i = 0; i < 40; i++) {
            suspend();
            happens(new UserReinstated("ada", "grace"));
        }
        assertThat(here.suspensions.find("ada")).isEmpty();
        suspend();
        assertThat(here.suspensions.find("ada")).isPresent();
    }
}
