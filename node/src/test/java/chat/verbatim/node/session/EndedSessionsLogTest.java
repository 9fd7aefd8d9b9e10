package chat.verbatim.node.session;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.api.user.UserEvent.SessionEnded;
import chat.verbatim.eventstore.DenseLogEventStore;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.time.Duration;
import java.util.Map;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A session that was ended anywhere is known to be, through the log alone. */
class EndedSessionsLogTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final MongoServer server = new MongoServer(new MemoryBackend());
    private final MongoClient client = MongoClients.create(
            "mongodb://127.0.0.1:" + bound(server).getLocalAddress().getPort());
    private final Node commandSide = new Node();
    private final Node here = new Node();
    private int ended;

    private static MongoServer bound(MongoServer server) {
        server.bind("127.0.0.1", 0);
        return server;
    }

    /** What one process has of it. */
    private final class Node implements AutoCloseable {
        private final DenseLogEventStore store = DenseLogEventStore.builder()
                .database(client.getDatabase("log"))
                .serializer(Jackson3Serializer.builder().build())
                .build();
        private final EndedSessionsLog sessions = new EndedSessionsLog(store, Duration.ofHours(1));

        @Override
        public void close() {
            sessions.stop();
            store.close();
        }
    }

    @AfterEach
    void end() {
        here.close();
        commandSide.close();
        client.close();
        server.shutdownNow();
    }

    private void endElsewhere(String sessionId) {
        commandSide.store.publish(new GenericDomainEventMessage<>(
                "User",
                "ada",
                ended++,
                new SessionEnded("ada", sessionId, "logout"),
                Map.of(DenseLogEventStore.CLAIM, SessionEnded.claim(sessionId))));
    }

    private static void awaitKnown(Node process, String sessionId) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!process.sessions.contains(sessionId)) {
            assertThat(System.nanoTime()).as("known in time").isLessThan(deadline);
            Thread.sleep(20);
        }
    }

    @Test
    void whatWasEndedBeforeTheStartIsKnownWhenTheStartReturns() {
        for (int i = 0; i < 200; i++) {
            endElsewhere("s" + i);
        }

        here.sessions.start();

        for (int i = 0; i < 200; i++) {
            assertThat(here.sessions.contains("s" + i)).isTrue();
        }
        assertThat(here.sessions.contains("s200")).isFalse();
    }

    @Test
    void whatIsEndedLaterIsHeardOf() throws InterruptedException {
        here.sessions.start();
        assertThat(here.sessions.contains("s1")).isFalse();

        endElsewhere("s1");

        awaitKnown(here, "s1");
        assertThat(here.sessions.contains("s2")).isFalse();
    }

    @Test
    void aProcessThatWasStartedAgainStillKnows() throws InterruptedException {
        here.sessions.start();
        endElsewhere("s1");
        awaitKnown(here, "s1");
        here.close();

        try (Node again = new Node()) {
            again.sessions.start();

            assertThat(again.sessions.contains("s1")).isTrue();
        }
    }

    @Test
    void whatEndedLongerAgoThanIsRememberedIsLookedUpWhenSomebodyAsks() {
        endElsewhere("t1");

        // It has not followed the log, as if the end were older than what it reads at its start.
        assertThat(here.sessions.contains("t1")).isFalse();
        assertThat(here.sessions.containsEver("t1")).isTrue();
        assertThat(here.sessions.containsEver("t2")).isFalse();
    }

    @Test
    void whatIsEndedAfterItWasLookedUpIsHeardOf() throws InterruptedException {
        here.sessions.start();
        assertThat(here.sessions.containsEver("t1")).isFalse();

        endElsewhere("t1");

        awaitKnown(here, "t1");
        assertThat(here.sessions.containsEver("t1")).isTrue();
    }

    @Test
    void anEmptyLogKeepsNobodyWaiting() {
        here.sessions.start();

        assertThat(here.sessions.isRunning()).isTrue();
        assertThat(here.sessions.contains("s1")).isFalse();
    }
}
