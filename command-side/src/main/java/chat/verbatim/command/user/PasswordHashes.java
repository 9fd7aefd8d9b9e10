package chat.verbatim.command.user;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.command.CommandSettings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * BCrypt over SHA-256: BCrypt alone looks at 72 bytes only, and a password may have 128 characters. So many at once as settings say: a
 * storm of log-ins waits instead of taking the processor from everybody else.
 */
@Component
final class PasswordHashes {
    private static final String PREFIX = "{bcrypt-sha256}";

    private final BCryptPasswordEncoder bcrypt;
    private final Semaphore turns;
    private final Duration longestWait;
    private final String hashOfNobody;

    PasswordHashes(CommandSettings settings) {
        this.bcrypt = new BCryptPasswordEncoder(settings.passwords().strength());
        this.turns = new Semaphore(settings.passwords().concurrency(), true);
        this.longestWait = settings.passwords().longestWait();
        this.hashOfNobody = hash("nobody has this password");
    }

    /** @throws chat.verbatim.api.RefusedException with {@code UNAVAILABLE} when too many others wait */
    String hash(String password) {
        return PREFIX + inTurn(() -> bcrypt.encode(digest(password)));
    }

    /**
     * Takes the same time for users who do not exist.
     *
     * @param hash null when there is no such user
     * @throws chat.verbatim.api.RefusedException with {@code UNAVAILABLE} when too many others wait
     */
    boolean matches(String password, @Nullable String hash) {
        String encoded = (hash == null ? hashOfNobody : hash).substring(PREFIX.length());
        return inTurn(() -> bcrypt.matches(digest(password), encoded)) && hash != null;
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            if (!turns.tryAcquire(longestWait.toMillis(), TimeUnit.MILLISECONDS)) {
                throw Refusal.because(RefusalCode.UNAVAILABLE, "Too many people log in just now; try again.");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw Refusal.because(RefusalCode.UNAVAILABLE, "The server is stopping; try again.");
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }

    private static String digest(String password) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(password.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
