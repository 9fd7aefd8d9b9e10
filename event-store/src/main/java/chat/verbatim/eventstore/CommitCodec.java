package chat.verbatim.eventstore;

import java.util.ArrayList;
import java.util.List;
import org.bson.BsonBinary;
import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** Commits to BSON and back without a document in between. Unknown fields are skipped. */
final class CommitCodec implements Codec<Commit> {

    private static final ObjectId NO_ID = new ObjectId(new byte[12]);

    static final String POSITION = "_id";
    static final String KEYS = "k";
    static final String ID = "c";
    static final String TIME = "t";
    static final String EVENTS = "e";
    static final String HASH = "h";

    /** Writes the fields of a commit's document that do not depend on its place in the log. */
    static void encodeContent(BsonWriter writer, CommitContent content) {
        writer.writeStartArray(KEYS);
        for (String key : content.keys()) {
            writer.writeString(key);
        }
        writer.writeEndArray();
        writer.writeObjectId(ID, content.id());
        writer.writeStartArray(EVENTS);
        for (StoredEvent event : content.events()) {
            encodeEvent(writer, event);
        }
        writer.writeEndArray();
    }

    private static void encodeEvent(BsonWriter writer, StoredEvent event) {
        writer.writeStartDocument();
        writer.writeString("id", event.id());
        writeIfPresent(writer, "at", event.aggregateType());
        if (event.aggregateId() != null) {
            writer.writeString("a", event.aggregateId());
            writer.writeInt64("s", event.sequence());
        }
        writer.writeDateTime("ts", event.timestamp());
        writer.writeString("type", event.payloadType());
        writeIfPresent(writer, "rev", event.revision());
        writer.writeString("p", event.payload());
        writer.writeString("m", event.metaData());
        writer.writeEndDocument();
    }

    private static void writeIfPresent(BsonWriter writer, String name, @Nullable String value) {
        if (value != null) {
            writer.writeString(name, value);
        }
    }

    @Override
    public Class<Commit> getEncoderClass() {
        return Commit.class;
    }

    /** Commits are written by {@link InsertCommand}; the driver wants an encoder beside each decoder. */
    @Override
    public void encode(BsonWriter writer, Commit commit, EncoderContext context) {
        writer.writeStartDocument();
        writer.writeInt64(POSITION, commit.position());
        writer.writeDateTime(TIME, commit.time());
        writer.writeBinaryData(HASH, new BsonBinary(commit.hash()));
        encodeContent(writer, commit.content());
        writer.writeEndDocument();
    }

    @Override
    public Commit decode(BsonReader reader, DecoderContext context) {
        long position = 0;
        ObjectId id = NO_ID;
        long time = 0;
        List<String> keys = List.of();
        List<StoredEvent> events = List.of();
        byte[] hash = CommitHash.GENESIS;
        reader.readStartDocument();
        while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
            switch (reader.readName()) {
                case POSITION -> position = reader.readInt64();
                case KEYS -> keys = decodeKeys(reader);
                case ID -> id = reader.readObjectId();
                case TIME -> time = reader.readDateTime();
                case EVENTS -> events = decodeEvents(reader);
                case HASH -> hash = reader.readBinaryData().getData();
                default -> reader.skipValue();
            }
        }
        reader.readEndDocument();
        return new Commit(position, time, hash, new CommitContent(id, keys, events));
    }

    private static List<String> decodeKeys(BsonReader reader) {
        List<String> keys = new ArrayList<>(2);
        reader.readStartArray();
        while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
            keys.add(reader.readString());
        }
        reader.readEndArray();
        return keys;
    }

    private static List<StoredEvent> decodeEvents(BsonReader reader) {
        List<StoredEvent> events = new ArrayList<>(2);
        reader.readStartArray();
        while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
            events.add(decodeEvent(reader));
        }
        reader.readEndArray();
        return events;
    }

    private static StoredEvent decodeEvent(BsonReader reader) {
        String id = "";
        String aggregateType = null;
        String aggregateId = null;
        long sequence = 0;
        long timestamp = 0;
        String payloadType = "";
        String revision = null;
        String payload = "";
        String metaData = "";
        reader.readStartDocument();
        while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
            switch (reader.readName()) {
                case "id" -> id = reader.readString();
                case "at" -> aggregateType = reader.readString();
                case "a" -> aggregateId = reader.readString();
                case "s" -> sequence = reader.readInt64();
                case "ts" -> timestamp = reader.readDateTime();
                case "type" -> payloadType = reader.readString();
                case "rev" -> revision = reader.readString();
                case "p" -> payload = reader.readString();
                case "m" -> metaData = reader.readString();
                default -> reader.skipValue();
            }
        }
        reader.readEndDocument();
        return new StoredEvent(
                id, aggregateType, aggregateId, sequence, timestamp, payloadType, revision, payload, metaData);
    }
}
