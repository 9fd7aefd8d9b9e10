package chat.verbatim.eventstore;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bson.BsonBinaryWriter;
import org.bson.RawBsonDocument;
import org.bson.io.BasicOutputBuffer;

/**
 * The command that writes a group of commits, put together from bytes. Each appending thread encodes its own events
 * ({@link #encodeContent}); to the leader of the group, whom everybody waits for, is left what depends on the position.
 * A general encoder cost a quarter of an append's processor time (docs/performance.md).
 */
final class InsertCommand {

    private static final byte DOCUMENT = 0x03;
    private static final byte ARRAY = 0x04;
    private static final byte BINARY = 0x05;
    private static final byte DATE_TIME = 0x09;
    private static final byte INT64 = 0x12;
    private static final byte END = 0;
    private static final int FRAME = 4 + 13 + 11 + 8 + CommitHash.GENESIS.length;
    private static final int ARRAY_ENTRY = 1 + 11;

    private static final byte[] POSITION = cString(CommitCodec.POSITION);
    private static final byte[] TIME = cString(CommitCodec.TIME);
    private static final byte[] HASH = cString(CommitCodec.HASH);

    private final byte[] head;
    private final byte[] documents = cString("documents");

    InsertCommand(String collection) {
        try (BasicOutputBuffer buffer = new BasicOutputBuffer();
                BsonBinaryWriter writer = new BsonBinaryWriter(buffer)) {
            writer.writeStartDocument();
            writer.writeString("insert", collection);
            // Stops at the first document that is refused: no position is taken before the one below it.
            writer.writeBoolean("ordered", true);
            writer.writeStartDocument("writeConcern");
            writer.writeString("w", "majority");
            writer.writeBoolean("j", true);
            writer.writeEndDocument();
            writer.writeEndDocument();
            this.head = buffer.toByteArray();
        }
    }

    /** What of a commit's document does not depend on its place: everything but position, time and hash. */
    static byte[] encodeContent(CommitContent content) {
        try (BasicOutputBuffer buffer = new BasicOutputBuffer();
                BsonBinaryWriter writer = new BsonBinaryWriter(buffer)) {
            writer.writeStartDocument();
            CommitCodec.encodeContent(writer, content);
            writer.writeEndDocument();
            return buffer.toByteArray();
        }
    }

    /** The command for commits and the encoded content of each. */
    RawBsonDocument of(List<Commit> commits, List<byte[]> contents) {
        int size = head.length + 1 + documents.length + Integer.BYTES + 2;
        for (byte[] content : contents) {
            size += ARRAY_ENTRY + FRAME + content.length;
        }
        ByteBuffer buffer = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        buffer.put(head, 0, head.length - 1);
        buffer.put(ARRAY).put(documents);
        int array = buffer.position();
        buffer.putInt(0);
        for (int i = 0; i < commits.size(); i++) {
            buffer.put(DOCUMENT).put(cString(Integer.toString(i)));
            putDocument(buffer, commits.get(i), contents.get(i));
        }
        buffer.put(END);
        buffer.putInt(array, buffer.position() - array);
        buffer.put(END);
        buffer.putInt(0, buffer.position());
        return new RawBsonDocument(buffer.array(), 0, buffer.position());
    }

    private static void putDocument(ByteBuffer buffer, Commit commit, byte[] content) {
        int start = buffer.position();
        buffer.putInt(0);
        buffer.put(INT64).put(POSITION).putLong(commit.position());
        buffer.put(DATE_TIME).put(TIME).putLong(commit.time());
        buffer.put(BINARY).put(HASH).putInt(commit.hash().length).put((byte) 0).put(commit.hash());
        // The content is a document itself: its length is left out, its end is this document's end.
        buffer.put(content, Integer.BYTES, content.length - Integer.BYTES);
        buffer.putInt(start, buffer.position() - start);
    }

    private static byte[] cString(String text) {
        return (text + '\0').getBytes(StandardCharsets.US_ASCII);
    }
}
