package chat.verbatim.node.erasure;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * The keys of the users: one document for each, with the key wrapped by the master key, until a mark stands in its place that the user has been
 * erased. The mark never goes away, so no process ever makes a second key for somebody who has been erased.
 */
final class PersonalKeys {
    /** Where they are; not to be kept in the same backups as the log. */
    static final String COLLECTION = "personal_keys";

    private static final String ID = "_id";
    private static final String KEY = "key";
    private static final String ERASED = "erased";
    /** No user's id; wrapped as all others, it shows at the start whether the master key is the right one. */
    private static final String CANARY = "master-check";

    private static final int DUPLICATE_KEY = 11_000;

    private final MongoCollection<Document> stored;
    private final Aead master;
    private final Clock clock;
    private final Cache<String, State> known;

    /** @param database the same one for all processes */
    PersonalKeys(MongoDatabase database, Aead master, int cached, Clock clock) {
        // A key that a failed server takes with it would take along what was encrypted with it.
        this.stored = database.getCollection(COLLECTION)
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .withReadConcern(ReadConcern.MAJORITY);
        this.master = master;
        this.clock = clock;
        this.known = Caffeine.newBuilder().maximumSize(cached).build();
    }

    private sealed interface State {}

    private record Present(Aead key) implements State {}

    private enum Absent implements State {
        NEVER_MADE,
        ERASED
    }

    /** @throws IllegalStateException in words for whoever started the program, when there are keys that cannot be used without a master key */
    static void requireNone(MongoDatabase database) {
        if (database.getCollection(COLLECTION).find(Filters.eq(ID, CANARY)).first() != null) {
            throw new IllegalStateException(
                    "The texts in the store are encrypted: verbatim.personal-keys.master must be the key that they were encrypted with");
        }
    }

    /** @throws IllegalStateException in words for whoever started the program, when the keys were wrapped with another master key */
    void requireRightMaster() {
        stateOf(CANARY, true);
    }

    /**
     * The key of the user, a new one where there was none.
     *
     * @throws chat.verbatim.api.RefusedException with {@code UNAUTHENTICATED} when the user has been erased
     */
    Aead forSealing(String userId) {
        if (stateOf(userId, true) instanceof Present present) {
            return present.key();
        }
        throw Refusal.because(RefusalCode.UNAUTHENTICATED, "This account has been erased.");
    }

    /** @return empty when the user has been erased, or never had a key */
    Optional<Aead> forOpening(String userId) {
        if (known.getIfPresent(userId) == Absent.NEVER_MADE) {
            known.asMap().remove(userId, Absent.NEVER_MADE); // another process may have made it since
        }
        return stateOf(userId, false) instanceof Present present ? Optional.of(present.key()) : Optional.empty();
    }

    boolean isErased(String userId) {
        return stateOf(userId, false) == Absent.ERASED;
    }

    /** Whether this process knows already, without asking the store. */
    boolean isKnownAsErased(String userId) {
        return known.getIfPresent(userId) == Absent.ERASED;
    }

    /** Forgets the key at once: somebody has shredded it. */
    void heardOfErasure(String userId) {
        known.put(userId, Absent.ERASED);
    }

    /** Puts the mark in the place of the key. Done again, it changes nothing. */
    void shred(String userId) {
        Document mark = new Document(ID, userId).append(ERASED, Date.from(clock.instant()));
        while (stored.replaceOne(Filters.and(Filters.eq(ID, userId), Filters.exists(KEY)), mark)
                                .getMatchedCount()
                        == 0
                && !insert(mark)
                && !isMarked(userId)) {
            // Somebody has made a key in between: that one has to go, too.
        }
        heardOfErasure(userId);
    }

    private boolean isMarked(String userId) {
        Document found = stored.find(Filters.eq(ID, userId)).first();
        return found != null && found.containsKey(ERASED);
    }

    private State stateOf(String userId, boolean create) {
        State state = known.getIfPresent(userId);
        if (state == null || (create && state == Absent.NEVER_MADE)) {
            state = ask(userId, create);
            // An erasure that was heard of meanwhile stays.
            State asked = state;
            state = known.asMap().compute(userId, (id, before) -> before == Absent.ERASED ? before : asked);
        }
        return state;
    }

    private State ask(String userId, boolean create) {
        Document found = stored.find(Filters.eq(ID, userId)).first();
        if (found == null && create) {
            insert(new Document(ID, userId).append(KEY, new Binary(newKey(userId))));
            found = stored.find(Filters.eq(ID, userId)).first();
        }
        if (found == null) {
            return Absent.NEVER_MADE;
        }
        Binary wrapped = found.get(KEY, Binary.class);
        return wrapped == null ? Absent.ERASED : new Present(new SteadyAead(unwrap(userId, wrapped.getData())));
    }

    private boolean insert(Document document) {
        try {
            stored.insertOne(document);
            return true;
        } catch (MongoWriteException failure) {
            if (failure.getError().getCode() == DUPLICATE_KEY) {
                return false;
            }
            throw failure;
        }
    }

    private byte[] newKey(String userId) {
        try {
            return TinkProtoKeysetFormat.serializeEncryptedKeyset(
                    KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM), master, bytes(userId));
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("No key can be made", unusable);
        }
    }

    private Aead unwrap(String userId, byte[] wrapped) {
        try {
            return TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped, master, bytes(userId))
                    .getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException wrongMaster) {
            throw new IllegalStateException(
                    "The keys of the users were wrapped with another master key than that of verbatim.personal-keys. Put the right one back",
                    wrongMaster);
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Opens what {@link #seal} has sealed; null when this key does not. */
    static byte @Nullable [] open(Aead key, byte[] sealed, String purpose) {
        try {
            return key.decrypt(sealed, bytes(purpose));
        } catch (GeneralSecurityException another) {
            return null;
        }
    }

    static byte[] seal(Aead key, byte[] plain, String purpose) {
        try {
            return key.encrypt(plain, bytes(purpose));
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("A text cannot be encrypted", unusable);
        }
    }
}
