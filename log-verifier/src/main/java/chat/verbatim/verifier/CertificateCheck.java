package chat.verbatim.verifier;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;
import org.bson.BsonDocument;
import org.bson.BsonInvalidOperationException;
import org.bson.BsonValue;

/** Checks the certificate of an erasure, from the file alone. */
final class CertificateCheck {
    private static final String PURPOSE = "verbatim erasure certificate v1";

    private CertificateCheck() {}

    /**
     * Checks the certificate.
     *
     * @param file as {@code GET /api/erasures/{erasureId}} answers it, or its member {@code certificate}
     * @return what is certified, in words
     * @throws NotProvenException when it shows nothing
     * @throws IllegalArgumentException when this is no certificate
     */
    static String check(BsonDocument file, TrustedKey key) throws NotProvenException {
        try {
            BsonDocument certificate = file.isDocument("certificate") ? file.getDocument("certificate") : file;
            String text = certificate.getString("statement").getValue();
            if (!isSigned(text, certificate.getString("signature").getValue(), key)) {
                throw new NotProvenException("the certificate is not signed with the given key");
            }
            BsonDocument statement = BsonDocument.parse(text);
            ProofCheck.Proven proven = ProofCheck.check(statement.getDocument("proof"), key);
            if (proven.position() != statement.getNumber("commit").longValue() || !tellsOf(statement)) {
                throw new NotProvenException("what is proven is not this erasure");
            }
            return describe(statement);
        } catch (BsonInvalidOperationException wrong) {
            throw new IllegalArgumentException("this is no certificate: " + wrong.getMessage(), wrong);
        }
    }

    private static boolean isSigned(String statement, String signature, TrustedKey key) {
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(key.key());
            check.update((PURPOSE + '\n' + statement).getBytes(StandardCharsets.UTF_8));
            return check.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException wrong) {
            return false;
        }
    }

    private static boolean tellsOf(BsonDocument statement) {
        BsonDocument commit = statement.getDocument("proof").getDocument("commit");
        for (BsonValue value : commit.getArray("events")) {
            StoredCommit.Event event = ProofCheck.event(value.asDocument());
            BsonDocument payload = BsonDocument.parse(event.payload());
            if (event.payloadType().endsWith("$UserErased")
                    && payload.getString("userId").equals(statement.getString("userId"))
                    && payload.getString("erasureId").equals(statement.getString("erasureId"))) {
                return true;
            }
        }
        return false;
    }

    private static String describe(BsonDocument statement) {
        BsonDocument erased = statement.getDocument("erased");
        BsonDocument events = erased.getDocument("sealedEvents");
        long sealed = events.values().stream()
                .mapToLong(count -> count.asNumber().longValue())
                .sum();
        return "user " + statement.getString("userId").getValue() + ": nobody can read " + sealed + " events any more "
                + events.toJson() + "; " + erased.getNumber("files").longValue() + " files deleted; "
                + erased.getNumber("plainEvents").longValue() + " events from before there were keys\n"
                + "CERTIFIED: at position " + statement.getNumber("commit").longValue() + ", with the log read up to "
                + statement.getNumber("readUntil").longValue();
    }
}
