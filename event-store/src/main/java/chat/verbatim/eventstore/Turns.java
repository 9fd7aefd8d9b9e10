package chat.verbatim.eventstore;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets every process that appends to a log have its turn. A process that writes without a pause wins each race for the
 * next position against one that has to read first. So whoever loses several times in a row asks for a turn by counting
 * a number up, and busy writers look at that number now and then and pause when it has changed. No clocks are compared,
 * and nothing but speed depends on it.
 *
 * <p>Used by the leader of the group commit only, so by one thread at a time.
 */
final class Turns {

    private static final Logger logger = LoggerFactory.getLogger(Turns.class);
    private static final String TURN = "turn";
    private static final String COUNT = "n";
    private static final int LOSSES = 4;
    private static final int BUSY_GROUPS = 8;
    private static final long LOOK_NANOS = Duration.ofMillis(50).toNanos();
    private static final long PAUSE_NANOS = Duration.ofMillis(20).toNanos();
    private static final FindOneAndUpdateOptions COUNTING =
            new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.BEFORE);

    private final MongoCollection<Document> collection;
    private int losses;
    private int groups;
    private long looked = System.nanoTime();
    private long seen = -1;

    Turns(MongoCollection<Document> collection) {
        this.collection = collection;
    }

    /** Before a group is written: pauses when somebody has asked for a turn. Costs nothing unless writers are busy. */
    void giveWay() {
        if (++groups < BUSY_GROUPS || System.nanoTime() - looked < LOOK_NANOS) {
            return;
        }
        groups = 0;
        looked = System.nanoTime();
        try {
            long asked = count(collection.find(eq("_id", TURN)).first());
            if (seen >= 0 && asked != seen) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
            seen = asked;
        } catch (MongoException e) {
            logger.debug("Cannot see whether somebody waits for a turn", e);
        }
    }

    /** Another process took the position. */
    void lost() {
        if (++losses % LOSSES == 0) {
            try {
                seen = count(collection.findOneAndUpdate(eq("_id", TURN), Updates.inc(COUNT, 1L), COUNTING)) + 1;
            } catch (MongoException e) {
                logger.debug("Cannot ask for a turn", e);
            }
        }
    }

    void won() {
        losses = 0;
    }

    private static long count(@Nullable Document turn) {
        return turn == null ? 0 : turn.getLong(COUNT);
    }
}
