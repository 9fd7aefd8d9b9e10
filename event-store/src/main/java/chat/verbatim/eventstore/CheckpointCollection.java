package chat.verbatim.eventstore;

import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonBinary;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.jspecify.annotations.Nullable;

/** All checkpoints that were ever signed, numbered 1, 2, 3, ... without holes. None is ever changed. */
final class CheckpointCollection {

    private static final int PROBES = 32;
    private static final String NUMBER = "_id";
    private static final String SIZE = "size";
    private static final String ROOT = "root";
    private static final String NOTE = "note";
    private static final String TIME = "t";

    private final MongoCollection<BsonDocument> checkpoints;
    private long known;

    CheckpointCollection(MongoCollection<BsonDocument> checkpoints) {
        this.checkpoints = checkpoints;
    }

    synchronized Optional<Checkpoint> newest() {
        known = DenseSearch.lastExisting(known, PROBES, this::existing);
        return known == 0 ? Optional.empty() : read(known);
    }

    /**
     * Keeps a checkpoint, unless another process has signed one meanwhile; then that one stands, and a larger one comes with the next.
     *
     * @return the newest one
     */
    synchronized Checkpoint add(Checkpoint checkpoint, Instant time) {
        long number = known + 1;
        try {
            checkpoints.insertOne(new BsonDocument(NUMBER, new BsonInt64(number))
                    .append(SIZE, new BsonInt64(checkpoint.size()))
                    .append(ROOT, new BsonBinary(checkpoint.root()))
                    .append(NOTE, new BsonString(checkpoint.note()))
                    .append(TIME, new BsonDateTime(time.toEpochMilli())));
            known = number;
            return checkpoint;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            return newest().orElse(checkpoint);
        }
    }

    private Optional<Checkpoint> read(long number) {
        @Nullable
        BsonDocument found = checkpoints.find(in(NUMBER, List.of(number))).first();
        return Optional.ofNullable(found)
                .map(it -> new Checkpoint(
                        it.getInt64(SIZE).getValue(),
                        it.getBinary(ROOT).getData(),
                        it.getString(NOTE).getValue()));
    }

    private Set<Long> existing(List<Long> numbers) {
        Set<Long> found = new HashSet<>();
        for (BsonDocument it : checkpoints.find(in(NUMBER, numbers)).projection(include(NUMBER))) {
            found.add(it.getInt64(NUMBER).getValue());
        }
        return found;
    }
}
