package chat.verbatim.eventstore;

import java.util.List;
import org.bson.types.ObjectId;

/**
 * What a commit holds, wherever in the log it comes to stand.
 *
 * @param id tells this append from every other one, also when its acknowledgement was lost
 * @param keys what is unique in the whole log: each event's place in its aggregate, and claims
 * @param events at least one, in the order in which they were published
 */
record CommitContent(ObjectId id, List<String> keys, List<StoredEvent> events) {}
