package chat.verbatim.verifier;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInvalidOperationException;
import org.bson.BsonValue;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** A commit as it lies in the store. */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and the hash is never changed.
record StoredCommit(long position, long time, ObjectId id, List<String> keys, List<Event> events, byte[] hash) {

    private static final List<String> FIELDS = List.of("_id", "t", "h", "k", "c", "e");
    private static final List<String> EVENT_FIELDS = List.of("id", "at", "a", "s", "ts", "type", "rev", "p", "m");
    private static final int HASH_BYTES = 32;

    /** One event, in the order in which its fields are hashed. */
    record Event(
            String id,
            @Nullable String aggregateType,
            @Nullable String aggregateId,
            long sequence,
            long timestamp,
            String payloadType,
            @Nullable String revision,
            String payload,
            String metaData) {

        /** How a report names it. */
        String named() {
            return "event " + id + " (" + simpleName() + (aggregateId == null ? "" : " " + key()) + ")";
        }

        String key() {
            return aggregateId == null ? "event:" + id : aggregateId + ":" + sequence;
        }

        private String simpleName() {
            return payloadType.substring(Math.max(payloadType.lastIndexOf('.'), payloadType.lastIndexOf('$')) + 1);
        }
    }

    /** @throws IllegalArgumentException in words for a report, when this is no commit */
    static StoredCommit of(BsonDocument document) {
        try {
            requireOnly(FIELDS, document);
            byte[] hash = document.getBinary("h").getData();
            if (hash.length != HASH_BYTES) {
                throw new IllegalArgumentException("its hash has " + hash.length + " bytes");
            }
            return new StoredCommit(
                    document.getNumber("_id").longValue(),
                    document.getDateTime("t").getValue(),
                    document.getObjectId("c").getValue(),
                    document.getArray("k").stream()
                            .map(key -> key.asString().getValue())
                            .toList(),
                    events(document.getArray("e")),
                    hash);
        } catch (BsonInvalidOperationException wrong) {
            throw new IllegalArgumentException("a field is missing or of another type: " + wrong.getMessage(), wrong);
        }
    }

    private static List<Event> events(BsonArray array) {
        List<Event> events = new ArrayList<>();
        for (BsonValue value : array) {
            BsonDocument event = value.asDocument();
            requireOnly(EVENT_FIELDS, event);
            events.add(new Event(
                    event.getString("id").getValue(),
                    text(event, "at"),
                    text(event, "a"),
                    event.containsKey("s") ? event.getNumber("s").longValue() : 0,
                    event.getDateTime("ts").getValue(),
                    event.getString("type").getValue(),
                    text(event, "rev"),
                    event.getString("p").getValue(),
                    event.getString("m").getValue()));
        }
        return events;
    }

    private static @Nullable String text(BsonDocument document, String field) {
        return document.containsKey(field) ? document.getString(field).getValue() : null;
    }

    /** What is not hashed could say anything, so there must not be any. */
    private static void requireOnly(List<String> fields, BsonDocument document) {
        document.keySet().stream()
                .filter(field -> !fields.contains(field))
                .findFirst()
                .ifPresent(field -> {
                    throw new IllegalArgumentException("it has a field \"" + field + "\", which no hash covers");
                });
    }

    boolean hasHash(byte[] other) {
        return Arrays.equals(hash, other);
    }

    String named() {
        return events.isEmpty()
                ? "no events"
                : String.join(", ", events.stream().map(Event::named).toList());
    }
}
