package chat.verbatim.node.erasure;

import chat.verbatim.api.erasure.PersonalTexts;
import chat.verbatim.eventstore.PayloadTransformer;
import com.google.crypto.tink.Aead;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the processes of an installation make of their settings. */
public final class PersonalSeals {
    private static final Logger log = LoggerFactory.getLogger(PersonalSeals.class);

    private final @Nullable PersonalKeys keys;

    private PersonalSeals(@Nullable PersonalKeys keys) {
        this.keys = keys;
    }

    /**
     * Makes the master key where its file is missing.
     *
     * @param database the one of the log, the same for all processes
     * @throws RuntimeException in words for whoever started the program
     */
    public static PersonalSeals of(MongoDatabase database, PersonalKeySettings settings) {
        Aead master = MasterKey.of(settings);
        if (master == null) {
            PersonalKeys.requireNone(database);
            log.warn("Without verbatim.personal-keys.master texts are stored unencrypted, and nobody can be erased");
            return new PersonalSeals(null);
        }
        PersonalKeys keys = new PersonalKeys(database, master, settings.cached(), Clock.systemUTC());
        keys.requireRightMaster();
        return new PersonalSeals(keys);
    }

    /** For the log. */
    public PayloadTransformer payloads() {
        return keys == null ? new KeylessPayloads() : new SealedPayloads(keys);
    }

    /** For read models; empty when texts stay as they are. */
    public Optional<PersonalTexts> texts() {
        return Optional.ofNullable(keys).map(SealedTexts::new);
    }
}
