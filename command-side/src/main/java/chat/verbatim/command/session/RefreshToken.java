package chat.verbatim.command.session;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A session's id and 256 random bits. Only their hash is stored: whoever reads the database cannot be anybody. */
record RefreshToken(String sessionId, String secret) {
    private static final Pattern SHAPE = Pattern.compile("([A-Za-z0-9]{1,64})\\.([A-Za-z0-9_-]{43})");
    private static final int SECRET_BYTES = 32;
    private static final String HMAC = "HmacSHA256";
    private static final SecureRandom RANDOM = new SecureRandom();

    static RefreshToken random(String sessionId) {
        return new RefreshToken(sessionId, randomSecret());
    }

    static String randomSecret() {
        byte[] bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static Optional<RefreshToken> parse(String text) {
        Matcher matcher = SHAPE.matcher(text);
        return matcher.matches() ? Optional.of(new RefreshToken(matcher.group(1), matcher.group(2))) : Optional.empty();
    }

    /**
     * The token that follows on this one: the same each time, and known to nobody who has only one of the two. So it can be given again
     * without being stored.
     *
     * @param salt random, and stored with the session
     */
    RefreshToken successor(String salt) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(salt.getBytes(StandardCharsets.US_ASCII), HMAC));
            byte[] next = mac.doFinal(secret.getBytes(StandardCharsets.US_ASCII));
            return new RefreshToken(
                    sessionId, Base64.getUrlEncoder().withoutPadding().encodeToString(next));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has " + HMAC, impossible);
        }
    }

    /** Random bits need no slow hash. */
    String hash() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(hash);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    String text() {
        return sessionId + '.' + secret;
    }

    @Override
    public String toString() {
        return "RefreshToken[" + sessionId + "]";
    }
}
