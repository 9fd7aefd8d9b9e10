package chat.verbatim.eventstore;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * The hash chain. A commit's hash covers the hash before it, its position, time and id, and the digest of its content.
 * The content's digest is separate so that appending threads compute it in parallel and only one short block is left
 * for the thread that knows the position.
 */
final class CommitHash {

    /** What stands before the first commit. */
    static final byte[] GENESIS = new byte[32];

    private static final MessageDigest SHA_256 = sha256();

    private CommitHash() {}

    /** Over each event's fields in a fixed order, each with its length, so that no two contents read the same. */
    static byte[] ofContent(List<StoredEvent> events) {
        MessageDigest digest = newDigest();
        byte[] numbers = new byte[16];
        for (StoredEvent event : events) {
            update(digest, event.id());
            update(digest, event.aggregateType());
            update(digest, event.aggregateId());
            ByteBuffer.wrap(numbers).putLong(event.sequence()).putLong(event.timestamp());
            digest.update(numbers);
            update(digest, event.payloadType());
            update(digest, event.revision());
            update(digest, event.payload());
            update(digest, event.metaData());
        }
        return digest.digest();
    }

    static byte[] chain(byte[] previous, long position, long time, ObjectId id, byte[] content) {
        ByteBuffer block = ByteBuffer.allocate(previous.length + 2 * Long.BYTES + 12 + content.length);
        block.put(previous).putLong(position).putLong(time);
        id.putToByteBuffer(block);
        block.put(content);
        return newDigest().digest(block.array());
    }

    private static void update(MessageDigest digest, @Nullable String field) {
        if (field == null) {
            updateLength(digest, -1);
        } else {
            byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
            updateLength(digest, bytes.length);
            digest.update(bytes);
        }
    }

    private static void updateLength(MessageDigest digest, int length) {
        digest.update((byte) (length >> 24));
        digest.update((byte) (length >> 16));
        digest.update((byte) (length >> 8));
        digest.update((byte) length);
    }

    /** A clone is several times cheaper than asking the security providers each time. */
    static MessageDigest newDigest() {
        try {
            return (MessageDigest) SHA_256.clone();
        } catch (CloneNotSupportedException e) {
            return sha256();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
