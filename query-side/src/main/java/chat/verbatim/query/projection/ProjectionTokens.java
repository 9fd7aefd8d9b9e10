package chat.verbatim.query.projection;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the place of one projection, and the claim by which one process at a time works on it.
 *
 * <p>What is stored trails what was applied by {@code trail}: a place is written only once it is that old. A store that
 * loses its newest writes in a crash therefore never holds a place beyond its documents; the events in between come again,
 * and change nothing where they are held already. It also saves a round trip per batch. A step back is written at once.
 */
final class ProjectionTokens implements TokenStore {
    private static final String OWNER = "owner";
    private static final String UNTIL = "until";
    private static final String POSITION = "position";
    private static final String REPLAY_UNTIL = "replayUntil";
    private static final String LEFT_OUT = "leftOut";
    private static final int ONLY = Segment.ROOT_SEGMENT.getSegmentId();

    private final MongoCollection<Document> collection;
    private final String node;
    private final Duration claimTimeout;
    private final Duration trail;
    private final Clock clock;
    private LongConsumer claimListener = position -> {};
    private @Nullable TrackingToken newest;
    private @Nullable TrackingToken waiting;
    private long waitingSince;
    private long claimedUntil;

    ProjectionTokens(
            MongoCollection<Document> collection, String node, Duration claimTimeout, Duration trail, Clock clock) {
        this.collection = collection;
        this.node = node;
        this.claimTimeout = claimTimeout;
        this.trail = trail;
        this.clock = clock;
    }

    /** @param listener hears where the projection goes on, each time that this process takes it over */
    void onClaim(LongConsumer listener) {
        claimListener = listener;
    }

    /** The position that a token stands for; 0 is before the first event. */
    static long position(@Nullable TrackingToken token) {
        TrackingToken bare = WrappedToken.unwrapLowerBound(token);
        return bare instanceof GlobalSequenceTrackingToken sequence ? Math.max(0, sequence.getGlobalIndex()) : 0;
    }

    /** Fails when the claim has run out, so that somebody else may be at work by now. */
    synchronized void requireClaim(String processorName) {
        if (clock.millis() > claimedUntil) {
            throw new UnableToClaimTokenException("The claim on " + processorName + " has run out");
        }
    }

    /** Positions of the events that the documents lack, in no order. */
    Set<Long> leftOut(String processorName) {
        Document stored = collection.find(Filters.eq("_id", processorName)).first();
        List<Long> positions = stored == null ? null : stored.getList(LEFT_OUT, Long.class);
        return positions == null ? Set.of() : Set.copyOf(positions);
    }

    /** Writes down that the documents will lack an event, before they do. */
    synchronized void leaveOut(String processorName, long position) {
        claim(processorName, Filters.eq(OWNER, node), Updates.addToSet(LEFT_OUT, position));
    }

    /** The place of a copy that is gone. */
    synchronized void forget(String processorName) {
        claimedUntil = 0;
        collection.deleteOne(Filters.eq("_id", processorName));
    }

    /** The documents are empty, and lack nothing that was. */
    synchronized void forgetLeftOut(String processorName) {
        claim(processorName, Filters.eq(OWNER, node), Updates.unset(LEFT_OUT));
    }

    @Override
    public void initializeTokenSegments(String processorName, int segmentCount, @Nullable TrackingToken initial) {
        if (segmentCount != 1) {
            throw new IllegalArgumentException("A projection has one segment");
        }
        collection.insertOne(new Document("_id", processorName)
                .append(OWNER, null)
                .append(UNTIL, 0L)
                .append(POSITION, position(initial))
                .append(REPLAY_UNTIL, null));
    }

    @Override
    public void initializeTokenSegments(String processorName, int segmentCount) {
        initializeTokenSegments(processorName, segmentCount, null);
    }

    @Override
    public synchronized void storeToken(@Nullable TrackingToken token, String processorName, int segment) {
        boolean back = position(token) < position(newest);
        newest = token;
        long now = clock.millis();
        if (back) {
            write(token, processorName);
            waiting = null;
        } else if (waiting == null) {
            waiting = token;
            waitingSince = now;
        } else {
            writeWhenOldEnough(processorName, now);
        }
    }

    private boolean writeWhenOldEnough(String processorName, long now) {
        TrackingToken old = waiting;
        if (old == null || now - waitingSince < trail.toMillis()) {
            return false;
        }
        write(old, processorName);
        waiting = position(newest) > position(old) ? newest : null;
        waitingSince = now;
        return true;
    }

    private void write(@Nullable TrackingToken token, String processorName) {
        Long replayUntil = WrappedToken.unwrap(token, ReplayToken.class)
                .map(replay -> position(replay.getTokenAtReset()))
                .orElse(null);
        claim(
                processorName,
                Filters.eq(OWNER, node),
                Updates.combine(Updates.set(POSITION, position(token)), Updates.set(REPLAY_UNTIL, replayUntil)));
    }

    @Override
    public synchronized @Nullable TrackingToken fetchToken(String processorName, int segment) {
        Bson free = Filters.or(Filters.eq(OWNER, node), Filters.eq(OWNER, null), Filters.lt(UNTIL, clock.millis()));
        claim(processorName, free, Updates.set(OWNER, node));
        Document stored = collection.find(Filters.eq("_id", processorName)).first();
        if (stored == null) {
            throw new UnableToClaimTokenException("The place of " + processorName + " is gone");
        }
        newest = token(stored);
        waiting = null;
        claimListener.accept(position(newest));
        return newest;
    }

    private static @Nullable TrackingToken token(Document stored) {
        long position = stored.getLong(POSITION);
        TrackingToken current = position == 0 ? null : new GlobalSequenceTrackingToken(position);
        Long replayUntil = stored.getLong(REPLAY_UNTIL);
        return replayUntil == null
                ? current
                : ReplayToken.createReplayToken(new GlobalSequenceTrackingToken(replayUntil), current);
    }

    private void claim(String processorName, Bson condition, Bson change) {
        long until = clock.millis() + claimTimeout.toMillis();
        long matched = collection
                .updateOne(
                        Filters.and(Filters.eq("_id", processorName), condition),
                        Updates.combine(change, Updates.set(UNTIL, until)))
                .getMatchedCount();
        if (matched == 0) {
            claimedUntil = 0;
            throw new UnableToClaimTokenException(processorName + " is claimed by another process");
        }
        claimedUntil = until;
    }

    @Override
    public synchronized void extendClaim(String processorName, int segment) {
        if (!writeWhenOldEnough(processorName, clock.millis())) {
            claim(processorName, Filters.eq(OWNER, node), Updates.set(OWNER, node));
        }
    }

    @Override
    public synchronized void releaseClaim(String processorName, int segment) {
        writeWhenOldEnough(processorName, clock.millis());
        claimedUntil = 0;
        collection.updateOne(
                Filters.and(Filters.eq("_id", processorName), Filters.eq(OWNER, node)), Updates.set(OWNER, null));
    }

    @Override
    public int[] fetchSegments(String processorName) {
        return collection.find(Filters.eq("_id", processorName)).first() == null ? new int[0] : new int[] {ONLY};
    }

    @Override
    public List<Segment> fetchAvailableSegments(String processorName) {
        Document stored = collection.find(Filters.eq("_id", processorName)).first();
        if (stored == null) {
            return List.of();
        }
        String owner = stored.getString(OWNER);
        boolean free = owner == null || owner.equals(node) || stored.getLong(UNTIL) < clock.millis();
        return free ? List.of(Segment.ROOT_SEGMENT) : List.of();
    }

    @Override
    public boolean requiresExplicitSegmentInitialization() {
        return true;
    }
}
