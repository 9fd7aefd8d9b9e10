package chat.verbatim.verifier;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonInvalidOperationException;
import org.bson.BsonValue;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** Checks a proof that one commit is in a signed log, from the file alone. */
final class ProofCheck {

    private ProofCheck() {}

    /**
     * What the proof shows.
     *
     * @param content what was said, or that it is not in the file
     */
    record Proven(long position, long size, String origin, String content) {}

    /**
     * Checks the proof.
     *
     * @param proof as {@code GET /api/chats/{chatId}/messages/{messageId}/proof} answers it
     * @throws NotProvenException when it shows nothing
     * @throws IllegalArgumentException when this is no proof
     */
    static Proven check(BsonDocument proof, TrustedKey key) throws NotProvenException {
        try {
            SignedNote note = SignedNote.parse(proof.getString("checkpoint").getValue());
            if (key.judge(note) != TrustedKey.Verdict.RIGHT) {
                throw new NotProvenException("the checkpoint is not signed with the given key");
            }
            long index = proof.getNumber("leafIndex").longValue();
            BsonDocument commit = proof.getDocument("commit");
            byte[] leaf = Hashes.leaf(hash(commit, index + 1));
            List<byte[]> path =
                    proof.getArray("path").stream().map(ProofCheck::bytes).toList();
            byte[] root = root(index, note.size(), leaf, path);
            if (!Arrays.equals(root, note.root())) {
                throw new NotProvenException("the path does not lead from this content to the root that was signed");
            }
            return new Proven(index + 1, note.size(), note.origin(), describe(commit));
        } catch (BsonInvalidOperationException wrong) {
            throw new IllegalArgumentException("this is no proof: " + wrong.getMessage(), wrong);
        }
    }

    static byte[] hash(BsonDocument commit, long position) throws NotProvenException {
        byte[] digest = bytes(commit.get("contentDigest"));
        if (commit.containsKey("events")
                && !Arrays.equals(
                        digest,
                        Hashes.content(commit.getArray("events").stream()
                                .map(event -> event(event.asDocument()))
                                .toList()))) {
            throw new NotProvenException("the events are not those that the digest was made from");
        }
        return Hashes.commit(
                bytes(commit.get("previousHash")),
                position,
                commit.getNumber("time").longValue(),
                new ObjectId(commit.getString("id").getValue()),
                digest);
    }

    static StoredCommit.Event event(BsonDocument event) {
        return new StoredCommit.Event(
                event.getString("id").getValue(),
                text(event, "aggregateType"),
                text(event, "aggregateId"),
                event.getNumber("sequence").longValue(),
                event.getNumber("timestamp").longValue(),
                event.getString("payloadType").getValue(),
                text(event, "revision"),
                event.getString("payload").getValue(),
                event.getString("metaData").getValue());
    }

    private static @Nullable String text(BsonDocument document, String field) {
        return document.isString(field) ? document.getString(field).getValue() : null;
    }

    private static byte[] bytes(@Nullable BsonValue base64) {
        return Base64.getDecoder()
                .decode(base64 == null ? "" : base64.asString().getValue());
    }

    /** RFC 9162, section 2.1.3.2. */
    static byte[] root(long index, long size, byte[] leaf, List<byte[]> path) throws NotProvenException {
        if (index < 0 || index >= size) {
            throw new NotProvenException("the checkpoint is older than the commit");
        }
        long node = index;
        long last = size - 1;
        byte[] root = leaf;
        for (byte[] sibling : path) {
            if (last == 0) {
                throw new NotProvenException("the path is too long");
            }
            if ((node & 1) == 1 || node == last) {
                root = Hashes.inner(sibling, root);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                root = Hashes.inner(root, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        if (last != 0) {
            throw new NotProvenException("the path is too short");
        }
        return root;
    }

    private static String describe(BsonDocument commit) throws NotProvenException {
        if (!commit.containsKey("events")) {
            return "(the content is not in the file; only that it was there)";
        }
        StringBuilder text = new StringBuilder();
        for (BsonValue value : commit.getArray("events")) {
            StoredCommit.Event event = event(value.asDocument());
            text.append(event.named())
                    .append(": ")
                    .append(ShownEvent.of(value.asDocument()).payload().toJson())
                    .append('\n');
        }
        return text.toString().stripTrailing();
    }
}
