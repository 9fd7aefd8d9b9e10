package chat.verbatim.eventstore;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Signs the log's checkpoints with Ed25519, as <a href="https://c2sp.org/signed-note">C2SP signed notes</a>. The same text always
 * gets the same signature. Thread-safe.
 */
public final class CheckpointSigner {

    private static final String ALGORITHM = "Ed25519";
    private static final byte ED25519 = 1;
    private static final int KEY_BYTES = 32;
    private static final int HASH_BYTES = 4;

    private final String origin;
    private final PrivateKey privateKey;
    private final byte[] typedKey;
    private final byte[] keyHash;

    private CheckpointSigner(String origin, PrivateKey privateKey, byte[] publicKey) {
        this.origin = origin;
        this.privateKey = privateKey;
        this.typedKey =
                ByteBuffer.allocate(1 + KEY_BYTES).put(ED25519).put(publicKey).array();
        MessageDigest digest = CommitHash.newDigest();
        digest.update((origin + '\n').getBytes(StandardCharsets.UTF_8));
        this.keyHash = Arrays.copyOf(digest.digest(typedKey), HASH_BYTES);
    }

    /**
     * A signer for one log.
     *
     * @param origin names the log and its key for ever: no spaces, no plus sign, such as {@code chat.example.org/log}
     * @param pkcs8 an Ed25519 private key in PKCS #8, such as {@code openssl genpkey -algorithm ed25519 -outform DER} makes
     * @throws IllegalArgumentException when one of them is not what it should be
     */
    public static CheckpointSigner of(String origin, byte[] pkcs8) {
        if (origin.isEmpty() || origin.chars().anyMatch(c -> Character.isWhitespace(c) || c == '+')) {
            throw new IllegalArgumentException("The origin must not be empty and have no spaces and no plus sign");
        }
        try {
            PrivateKey key = KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            return new CheckpointSigner(origin, key, publicKeyOf(key));
        } catch (GeneralSecurityException wrong) {
            // Without the cause: nothing of a key belongs into a log.
            throw new IllegalArgumentException("This is no Ed25519 private key in PKCS #8");
        }
    }

    /** A new private key in PKCS #8. */
    public static byte[] newKey() {
        try {
            return KeyPairGenerator.getInstance(ALGORITHM)
                    .generateKeyPair()
                    .getPrivate()
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform of today has Ed25519", e);
        }
    }

    /** The platform derives a public key only where it makes a pair, so it is given the same seed again. */
    private static byte[] publicKeyOf(PrivateKey key) throws GeneralSecurityException {
        byte[] seed = ((EdECPrivateKey) key).getBytes().orElseThrow(GeneralSecurityException::new);
        KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
        generator.initialize(NamedParameterSpec.ED25519, new Seed(seed));
        KeyPair pair = generator.generateKeyPair();
        byte[] encoded = pair.getPublic().getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length);
    }

    /** What checkpoints of this log begin with. */
    public String origin() {
        return origin;
    }

    /**
     * Signs something else than a checkpoint, which it cannot be taken for.
     *
     * @param purpose what it is; must have a space in it, as no origin has
     * @return the signature over purpose, line feed and text in UTF-8: 64 bytes
     */
    public byte[] sign(String purpose, String text) {
        if (purpose.indexOf(' ') < 0) {
            throw new IllegalArgumentException("A purpose without a space could be an origin");
        }
        return sign((purpose + '\n' + text).getBytes(StandardCharsets.UTF_8));
    }

    /** The public key in the form of signed notes: {@code origin+hash+key}. This is what a verifier must be given. */
    public String verifierKey() {
        return origin
                + '+'
                + HexFormat.of().formatHex(keyHash)
                + '+'
                + Base64.getEncoder().encodeToString(typedKey);
    }

    /** The checkpoint of a tree: its text and the signature. */
    String sign(long size, byte[] root) {
        String text = origin + '\n' + size + '\n' + Base64.getEncoder().encodeToString(root) + '\n';
        byte[] signature = sign(text.getBytes(StandardCharsets.UTF_8));
        byte[] line = ByteBuffer.allocate(HASH_BYTES + signature.length)
                .put(keyHash)
                .put(signature)
                .array();
        return text + "\n\u2014 " + origin + ' ' + Base64.getEncoder().encodeToString(line) + '\n';
    }

    private byte[] sign(byte[] text) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(privateKey);
            signature.update(text);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key of the checkpoints cannot sign", e);
        }
    }

    @Override
    public String toString() {
        return "CheckpointSigner[" + verifierKey() + "]";
    }

    /** Yields one seed instead of chance. */
    private static final class Seed extends SecureRandom {
        private static final long serialVersionUID = 1;

        private final byte[] seed;

        Seed(byte[] seed) {
            this.seed = seed;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
