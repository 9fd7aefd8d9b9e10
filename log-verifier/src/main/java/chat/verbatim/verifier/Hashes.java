package chat.verbatim.verifier;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** The hashes that a log is held together by, as docs/proof.md describes them. All are SHA-256. */
final class Hashes {

    /** What stands before the first commit. */
    static final byte[] BEFORE_ALL = new byte[32];

    private Hashes() {}

    static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256", e);
        }
    }

    /** Over the events of a commit. */
    static byte[] content(List<StoredCommit.Event> events) {
        return sha256(bytes(out -> {
            for (StoredCommit.Event event : events) {
                text(out, event.id());
                text(out, event.aggregateType());
                text(out, event.aggregateId());
                out.writeLong(event.sequence());
                out.writeLong(event.timestamp());
                text(out, event.payloadType());
                text(out, event.revision());
                text(out, event.payload());
                text(out, event.metaData());
            }
        }));
    }

    /** Of a commit: over the commit before it, its place, its time, its id and its content. */
    static byte[] commit(byte[] previous, long position, long time, ObjectId id, byte[] content) {
        return sha256(bytes(out -> {
            out.write(previous);
            out.writeLong(position);
            out.writeLong(time);
            out.write(id.toByteArray());
            out.write(content);
        }));
    }

    /** Of a leaf in the Merkle tree (RFC 9162). */
    static byte[] leaf(byte[] commitHash) {
        return sha256(new byte[] {0}, commitHash);
    }

    /** Of two nodes in the Merkle tree (RFC 9162). */
    static byte[] inner(byte[] left, byte[] right) {
        return sha256(new byte[] {1}, left, right);
    }

    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    private static byte[] bytes(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            writing.to(new DataOutputStream(bytes));
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return bytes.toByteArray();
    }

    private static void text(DataOutputStream out, @Nullable String text) throws IOException {
        if (text == null) {
            out.writeInt(-1);
        } else {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            out.writeInt(bytes.length);
            out.write(bytes);
        }
    }
}
