package chat.verbatim.query.proof;

import chat.verbatim.api.admin.Disclosed;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the log is proven, prefix {@code verbatim.proof}. Without a key this process signs nothing, and proofs rest on what others sign.
 *
 * @param key the private key of the checkpoints, the same in all processes of the query side: PEM, as {@code openssl genpkey -algorithm
 *     ed25519} writes it. A secret that must not be kept where the log is
 * @param keyPath file of the key, where {@code key} is not set; where there is none, a new key is put there at the start, for the eyes of
 *     its owner alone
 * @param origin names the log in its checkpoints, for ever: a name that nobody else has, such as {@code chat.example.org/log}, of 1 to 128
 *     characters without spaces and plus signs
 * @param every how often a checkpoint is taken while the log grows, one second to one day
 * @param mostAtOnce how many commits one checkpoint may add, 1 or more; a longer log is signed in steps
 */
@ConfigurationProperties("verbatim.proof")
record ProofSettings(
        @Nullable String key,
        @Nullable Path keyPath,
        @Disclosed @DefaultValue("verbatim/log") String origin,
        @DefaultValue("1m") Duration every,
        @DefaultValue("20000") int mostAtOnce) {
    private static final int LONGEST_ORIGIN = 128;

    ProofSettings {
        key = key == null || key.isBlank() ? null : key;
        require(
                origin.matches("[^\\s+]{1," + LONGEST_ORIGIN + "}"),
                "origin must have 1 to " + LONGEST_ORIGIN + " characters, without spaces and plus signs");
        require(every.toMillis() >= 1_000 && every.toDays() <= 1, "every must be one second to one day");
        require(mostAtOnce >= 1, "most-at-once must be at least 1");
    }

    /** Keeps the key to itself. */
    @Override
    public String toString() {
        return "ProofSettings[origin=" + origin + ", every=" + every + "]";
    }

    private static void require(boolean rule, String message) {
        if (!rule) {
            throw new IllegalArgumentException("verbatim.proof." + message);
        }
    }
}
