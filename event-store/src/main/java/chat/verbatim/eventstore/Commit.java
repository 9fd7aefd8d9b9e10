package chat.verbatim.eventstore;

import java.util.List;
import org.bson.types.ObjectId;

/**
 * One document of the log: the events of one unit of work, written all or nothing.
 *
 * @param position 1, 2, 3, ... without holes
 * @param time milliseconds since the epoch: the newest timestamp of this commit's events and of all commits before it,
 *     so it never goes back
 * @param hash SHA-256 over this commit and the hash before it
 * @param content the events and their keys
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and the hash is never changed.
record Commit(long position, long time, byte[] hash, CommitContent content) {

    ObjectId id() {
        return content.id();
    }

    List<String> keys() {
        return content.keys();
    }

    List<StoredEvent> events() {
        return content.events();
    }
}
