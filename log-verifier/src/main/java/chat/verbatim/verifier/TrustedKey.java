package chat.verbatim.verifier;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** The public key whose signatures count. It must come from elsewhere than the log that is checked. */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and the hash is never changed.
record TrustedKey(String name, byte[] hash, PublicKey key) {

    /** What X.509 puts before the 32 bytes of an Ed25519 key (RFC 8410). */
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final int HASH_BYTES = 4;
    private static final int KEY_BYTES = 33;

    /** What a signature turned out to be. */
    enum Verdict {
        RIGHT,
        WRONG,
        BY_ANOTHER
    }

    /** @throws IllegalArgumentException in words for whoever gave it, when this is no key in the form name+hash+key */
    static TrustedKey parse(String text) {
        String[] parts = text.strip().split("\\+", 3);
        try {
            byte[] typed = Base64.getDecoder().decode(parts[2]);
            byte[] hash = HexFormat.of().parseHex(parts[1]);
            byte[] named = Hashes.sha256((parts[0] + "\n").getBytes(StandardCharsets.UTF_8), typed);
            if (typed.length != KEY_BYTES || typed[0] != 1 || !Arrays.equals(hash, Arrays.copyOf(named, HASH_BYTES))) {
                throw new IllegalArgumentException();
            }
            byte[] encoded = Arrays.copyOf(X509, X509.length + KEY_BYTES - 1);
            System.arraycopy(typed, 1, encoded, X509.length, KEY_BYTES - 1);
            return new TrustedKey(
                    parts[0], hash, KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException | GeneralSecurityException wrong) {
            throw new IllegalArgumentException(
                    "the key is not of the form name+hash+key, as GET /api/proof/key answers it", wrong);
        }
    }

    Verdict judge(SignedNote note) {
        if (!note.origin().equals(name)) {
            return Verdict.BY_ANOTHER;
        }
        boolean ours = false;
        for (SignedNote.Line line : note.lines()) {
            if (line.name().equals(name) && Arrays.equals(hash, Arrays.copyOf(line.bytes(), HASH_BYTES))) {
                ours = true;
                if (!isRight(
                        note,
                        Arrays.copyOfRange(line.bytes(), HASH_BYTES, Math.max(HASH_BYTES, line.bytes().length)))) {
                    return Verdict.WRONG;
                }
            }
        }
        return ours ? Verdict.RIGHT : Verdict.BY_ANOTHER;
    }

    private boolean isRight(SignedNote note, byte[] signature) {
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(note.signed());
            return check.verify(signature);
        } catch (GeneralSecurityException wrong) {
            return false;
        }
    }
}
