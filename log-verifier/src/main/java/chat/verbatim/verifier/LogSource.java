package chat.verbatim.verifier;

import java.util.List;
import java.util.function.Consumer;
import org.bson.BsonDocument;

/** Where a log is read from. */
interface LogSource extends AutoCloseable {

    /** All documents of the log by ascending {@code _id}; a file yields them as they stand. */
    void forEachCommit(Consumer<BsonDocument> consumer);

    /** The documents of the checkpoints that are kept beside the log. */
    List<BsonDocument> checkpoints();

    @Override
    void close();
}
