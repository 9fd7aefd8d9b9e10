package chat.verbatim.standalone.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A write command in the journal. On disk: length of the rest (4 bytes), its CRC-32C (4 bytes), BSON of number, database and command.
 *
 * @param number its place in the order of all writes, from 1
 * @param database the database it was sent to
 * @param command the command as the client sent it
 */
record JournalEntry(long number, String database, Document command) {
    /** Bytes before the BSON. */
    static final int HEADER_BYTES = 8;

    private static final int LARGEST_BYTES = 64 * 1024 * 1024;

    /** @param out is cleared, and what is returned shares its bytes */
    ByteBuffer toBytes(ByteBuf out) {
        out.clear().writeZero(HEADER_BYTES);
        Document document = new Document("n", number);
        document.put("db", database);
        document.put("c", command);
        BsonEncoder.encodeDocument(document, out);
        ByteBuffer bytes = out.nioBuffer();
        bytes.putInt(0, bytes.remaining() - HEADER_BYTES);
        bytes.putInt(4, checksum(bytes.slice(HEADER_BYTES, bytes.remaining() - HEADER_BYTES)));
        return bytes;
    }

    /**
     * Reads the entry at the buffer's position and moves behind it.
     *
     * @return nothing when no whole, undamaged entry is there; the position is then unchanged
     */
    static @Nullable JournalEntry read(ByteBuffer in) {
        if (in.remaining() < HEADER_BYTES) {
            return null;
        }
        int length = in.getInt(in.position());
        if (length <= 0 || length > LARGEST_BYTES || length > in.remaining() - HEADER_BYTES) {
            return null;
        }
        ByteBuffer body = in.slice(in.position() + HEADER_BYTES, length);
        if (checksum(body.duplicate()) != in.getInt(in.position() + 4)) {
            return null;
        }
        Document document = BsonDecoder.decodeBson(Unpooled.wrappedBuffer(body));
        in.position(in.position() + HEADER_BYTES + length);
        if (document.get("n") instanceof Long number
                && document.get("db") instanceof String database
                && document.get("c") instanceof Document command) {
            return new JournalEntry(number, database, command);
        }
        throw new IllegalArgumentException("no entry of this journal, although its checksum is right");
    }

    private static int checksum(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }
}
