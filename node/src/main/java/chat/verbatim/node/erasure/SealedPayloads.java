package chat.verbatim.node.erasure;

import chat.verbatim.api.user.UserEvent.UserErased;
import chat.verbatim.eventstore.PayloadTransformer;
import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Events as they are stored: what somebody wrote is taken out of the payload and lies beside it, in the member {@code sealed}, encrypted with the
 * key of that user. What stays is what everybody sees once the key is gone. The digest of what was encrypted stands there, too, so that the
 * text can be proven to whoever is shown it; a random number among it keeps anybody from guessing it by the digest.
 */
final class SealedPayloads implements PayloadTransformer {
    private static final Logger log = LoggerFactory.getLogger(SealedPayloads.class);
    static final String SEALED = "sealed";
    private static final String BOX = "box";
    private static final String DIGEST = "digest";
    private static final String SALT = "salt";
    private static final int SALT_BYTES = 16;
    /** Events that are read by everybody in the process just after they were written. */
    private static final int RECENT = 1024;

    private static final int MOST_RECENT_CHARS = 4096;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final MessageDigest SHA_256 = newSha256();

    private final PersonalKeys keys;
    private final AtomicReferenceArray<@Nullable Opened> recent = new AtomicReferenceArray<>(RECENT);

    SealedPayloads(PersonalKeys keys) {
        this.keys = keys;
    }

    private record Opened(String eventId, String owner, String stored, String payload) {}

    @Override
    public String toStored(Context context, String payload) {
        Sealing sealing = Sealing.of(context.payloadType());
        if (sealing == null) {
            return payload;
        }
        ObjectNode node = (ObjectNode) JSON.readTree(payload);
        String owner = sealing.ownerOf(node);
        if (sealing.outlives() && keys.isErased(owner)) {
            return withoutTexts(sealing, node);
        }
        Aead key = keys.forSealing(owner);
        ObjectNode taken = sealing.takeFrom(node);
        if (taken.isEmpty()) {
            return payload;
        }
        taken.put(SALT, salt());
        byte[] plain = PersonalKeys.bytes(taken.toString());
        node.putObject(SEALED)
                .put(BOX, base64(PersonalKeys.seal(key, plain, purpose(context, owner))))
                .put(DIGEST, base64(sha256(plain)));
        String stored = node.toString();
        remember(new Opened(context.eventId(), owner, stored, payload));
        return stored;
    }

    @Override
    public String fromStored(Context context, String stored) {
        Sealing sealing = Sealing.of(context.payloadType());
        if (sealing == null) {
            hear(context, stored);
            return stored;
        }
        Opened known = recent.get(slot(context.eventId()));
        if (known != null && known.eventId.equals(context.eventId()) && known.stored.equals(stored)) {
            if (!keys.isKnownAsErased(known.owner)) {
                return known.payload;
            }
            recent.set(slot(context.eventId()), null);
        }
        ObjectNode node = (ObjectNode) JSON.readTree(stored);
        String owner = sealing.ownerOf(node);
        if (!(node.remove(SEALED) instanceof ObjectNode sealed)) {
            return keys.isErased(owner) ? withoutTexts(sealing, node) : stored;
        }
        Optional<String> opened = opened(context, owner, sealed);
        if (opened.isEmpty()) {
            return node.toString();
        }
        ObjectNode taken = (ObjectNode) JSON.readTree(opened.get());
        taken.remove(SALT);
        node.setAll(taken);
        String payload = node.toString();
        remember(new Opened(context.eventId(), owner, stored, payload));
        return payload;
    }

    @Override
    public @Nullable String opening(Context context, String stored) {
        Sealing sealing = Sealing.of(context.payloadType());
        if (sealing == null) {
            return null;
        }
        JsonNode node = JSON.readTree(stored);
        return node.get(SEALED) instanceof ObjectNode sealed
                ? opened(context, sealing.ownerOf((ObjectNode) node), sealed).orElse(null)
                : null;
    }

    /** Everybody who follows the log comes by here before they see anything that stands behind the erasure. */
    private void hear(Context context, String stored) {
        if (context.payloadType().equals(UserErased.class.getName())) {
            String userId = JSON.readTree(stored).path("userId").asString("");
            keys.heardOfErasure(userId);
            forget(userId);
        }
    }

    private void forget(String owner) {
        for (int i = 0; i < RECENT; i++) {
            Opened known = recent.get(i);
            if (known != null && known.owner.equals(owner)) {
                recent.compareAndSet(i, known, null);
            }
        }
    }

    private static String withoutTexts(Sealing sealing, ObjectNode node) {
        sealing.takeFrom(node);
        return node.toString();
    }

    private Optional<String> opened(Context context, String owner, ObjectNode sealed) {
        Optional<Aead> key = keys.forOpening(owner);
        if (key.isEmpty()) {
            if (!keys.isErased(owner)) {
                log.error("The key of user {} is lost: nobody can read event {} any more", owner, context.eventId());
            }
            return Optional.empty();
        }
        byte[] box = Base64.getDecoder().decode(sealed.path(BOX).asString(""));
        byte[] plain = PersonalKeys.open(key.get(), box, purpose(context, owner));
        if (plain == null) {
            log.error("Event {} was not written with the present key of user {}", context.eventId(), owner);
            return Optional.empty();
        }
        return Optional.of(new String(plain, StandardCharsets.UTF_8));
    }

    private void remember(Opened opened) {
        if (opened.stored.length() + opened.payload.length() <= MOST_RECENT_CHARS) {
            recent.set(slot(opened.eventId), opened);
        }
    }

    private static int slot(String eventId) {
        return Math.floorMod(eventId.hashCode(), RECENT);
    }

    /** Nothing that was sealed for one event opens as another one's. */
    private static String purpose(Context context, String owner) {
        return owner + ' ' + context.eventId();
    }

    private static String salt() {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return base64(salt);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** A clone is several times cheaper than asking the security providers each time. */
    private static byte[] sha256(byte[] bytes) {
        try {
            return ((MessageDigest) SHA_256.clone()).digest(bytes);
        } catch (CloneNotSupportedException otherProvider) {
            return newSha256().digest(bytes);
        }
    }

    private static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
