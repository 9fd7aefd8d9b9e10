package chat.verbatim.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProjectionTokensTest {
    private static final String NAME = "chat";

    private final TestClock clock = new TestClock();
    private final MongoServer server = new MongoServer(new MemoryBackend());
    private final MongoClient client =
            MongoClients.create("mongodb://localhost:" + server.bind().getPort());
    private final MongoCollection<Document> places = client.getDatabase("test").getCollection("places");
    private final ProjectionTokens one = tokens("one");
    private final ProjectionTokens other = tokens("other");

    private static final class TestClock extends Clock {
        private Instant now = Instant.parse("2026-11-22T10:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private ProjectionTokens tokens(String node) {
        return new ProjectionTokens(places, node, Duration.ofSeconds(10), Duration.ofSeconds(2), clock);
    }

    @BeforeEach
    void begin() {
        one.initializeTokenSegments(NAME, 1);
    }

    @AfterEach
    void end() {
        client.close();
        server.shutdownNow();
    }

    private static TrackingToken at(long position) {
        return new GlobalSequenceTrackingToken(position);
    }

    private @Nullable Long stored() {
        return Objects.requireNonNull(places.find().first()).getLong("position");
    }

    @Test
    void aNewProjectionBeginsBeforeTheFirstEvent() {
        List<Long> claims = new ArrayList<>();
        one.onClaim(claims::add);

        assertThat(one.fetchToken(NAME, 0)).isNull();
        assertThat(claims).containsExactly(0L);
    }

    @Test
    void oneProcessAtATimeWorksOnAProjection() {
        one.fetchToken(NAME, 0);

        assertThatThrownBy(() -> other.fetchToken(NAME, 0)).isInstanceOf(UnableToClaimTokenException.class);
        assertThat(other.fetchAvailableSegments(NAME)).isEmpty();
        one.releaseClaim(NAME, 0);
        assertThat(other.fetchAvailableSegments(NAME)).hasSize(1);
        assertThat(other.fetchToken(NAME, 0)).isNull();
    }

    @Test
    void aProcessThatFellSilentLosesItsClaim() {
        one.fetchToken(NAME, 0);
        clock.pass(Duration.ofSeconds(11));

        assertThatThrownBy(() -> one.requireClaim(NAME)).isInstanceOf(UnableToClaimTokenException.class);
        other.fetchToken(NAME, 0);
        other.requireClaim(NAME);
        assertThatThrownBy(() -> one.extendClaim(NAME, 0)).isInstanceOf(UnableToClaimTokenException.class);
    }

    @Test
    void aProcessThatIsStartedAgainUnderItsNameGoesOnAtOnce() {
        one.fetchToken(NAME, 0);

        tokens("one").fetchToken(NAME, 0);

        assertThatThrownBy(() -> other.fetchToken(NAME, 0)).isInstanceOf(UnableToClaimTokenException.class);
    }

    @Test
    void whatIsStoredTrailsWhatWasApplied() {
        one.fetchToken(NAME, 0);

        one.storeToken(at(2_048), NAME, 0);
        assertThat(stored()).isZero();
        clock.pass(Duration.ofSeconds(1));
        one.storeToken(at(3_072), NAME, 0);
        assertThat(stored()).isZero();
        clock.pass(Duration.ofSeconds(1));
        one.storeToken(at(4_096), NAME, 0);
        assertThat(stored()).isEqualTo(2_048);
    }

    @Test
    void anIdleProjectionStoresItsLastPlaceToo() {
        one.fetchToken(NAME, 0);
        one.storeToken(at(2_048), NAME, 0);
        one.storeToken(at(3_072), NAME, 0);

        clock.pass(Duration.ofSeconds(3));
        one.extendClaim(NAME, 0);
        clock.pass(Duration.ofSeconds(3));
        one.extendClaim(NAME, 0);

        assertThat(stored()).isEqualTo(3_072);
    }

    @Test
    void aStepBackIsStoredAtOnceAndIsAReplayUntilWhereItCameFrom() {
        one.fetchToken(NAME, 0);
        one.storeToken(at(9_216), NAME, 0);

        one.storeToken(ReplayToken.createReplayToken(at(9_216)), NAME, 0);

        assertThat(stored()).isZero();
        TrackingToken token = one.fetchToken(NAME, 0);
        assertThat(ReplayToken.isReplay(token)).isTrue();
        assertThat(ReplayToken.getTokenAtReset(token)).hasValue(9_216);
    }
}
