package chat.verbatim.node.erasure;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Under which key the keys of the users lie, prefix {@code verbatim.personal-keys}. Without one texts are stored as everybody can read them who
 * reads the store, and nobody can be erased.
 *
 * @param master the key, the same in all processes: 32 random bytes in Base64, as {@code openssl rand -base64 32} writes them. A secret that
 *     must not be kept where the store is; whoever loses it loses all texts
 * @param masterPath file of the key, where {@code master} is not set; where there is none, a new key is put there at the start, for the eyes
 *     of its owner alone
 * @param cached how many users' keys a process keeps in memory, 100 or more; each takes about two kilobytes
 */
@ConfigurationProperties("verbatim.personal-keys")
public record PersonalKeySettings(
        @Nullable String master,
        @Nullable Path masterPath,
        @DefaultValue("10000") int cached) {
    private static final int FEWEST_CACHED = 100;

    public PersonalKeySettings {
        master = master == null || master.isBlank() ? null : master.strip();
        if (cached < FEWEST_CACHED) {
            throw new IllegalArgumentException("verbatim.personal-keys.cached must be at least " + FEWEST_CACHED);
        }
        if (master != null && !MasterKey.isPlausible(master)) {
            throw new IllegalArgumentException(
                    "verbatim.personal-keys.master must be 32 bytes in Base64; \"openssl rand -base64 32\" makes some");
        }
    }

    /** Keeps the key to itself. */
    @Override
    public String toString() {
        return "PersonalKeySettings[cached=" + cached + "]";
    }
}
