package chat.verbatim.verifier;

import java.util.HexFormat;
import java.util.Objects;
import org.bson.BsonDocument;
import org.bson.BsonInvalidOperationException;
import org.bson.BsonNull;
import org.bson.BsonValue;

/** Checks one line of what an auditor has exported, by the proof in it: that the line says what is in the log. */
final class LineCheck {

    private LineCheck() {}

    /**
     * Checks the line.
     *
     * @return whether its content is proven, too, rather than only that the commit was there
     * @throws NotProvenException when the line says something else than what is proven
     * @throws IllegalArgumentException when it has no proof
     */
    static boolean check(BsonDocument line, TrustedKey key) throws NotProvenException {
        try {
            BsonDocument proof = line.getDocument("proof");
            ProofCheck.Proven proven = ProofCheck.check(proof, key);
            if (line.getNumber("commit").longValue() != proven.position()) {
                throw new NotProvenException("its proof is that of another commit");
            }
            BsonDocument commit = proof.getDocument("commit");
            byte[] hash = ProofCheck.hash(commit, proven.position());
            if (!HexFormat.of().formatHex(hash).equals(line.getString("hash").getValue())) {
                throw new NotProvenException("its hash is not that of the commit");
            }
            if (!commit.containsKey("events")) {
                return false;
            }
            for (BsonValue event : commit.getArray("events")) {
                ShownEvent shown = ShownEvent.of(event.asDocument());
                if (says(line, ProofCheck.event(event.asDocument()), shown.payload())) {
                    return shown.isWhole();
                }
            }
            throw new NotProvenException("it does not say what the proven event says");
        } catch (BsonInvalidOperationException wrong) {
            throw new IllegalArgumentException("a line without a proof: " + wrong.getMessage(), wrong);
        }
    }

    private static boolean says(BsonDocument line, StoredCommit.Event event, BsonDocument payload) {
        return Objects.equals(line.getString("stream").getValue(), event.aggregateId())
                && line.getNumber("seq").longValue() == event.sequence()
                && event.payloadType().matches(".*[.$]" + line.getString("type").getValue())
                && line.get("payload", BsonNull.VALUE).equals(payload);
    }
}
