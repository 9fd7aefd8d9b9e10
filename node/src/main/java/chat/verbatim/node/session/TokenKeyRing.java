package chat.verbatim.node.session;

import chat.verbatim.api.RefusedException;
import chat.verbatim.api.session.SessionQuery.FindTokenKeys;
import chat.verbatim.api.session.SessionQuery.TokenKey;
import chat.verbatim.api.session.SessionQuery.TokenKeys;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;

/**
 * The public keys of the command side, asked for when the first token comes, and again when one comes with an unknown key: whatever tokens
 * strangers make up, and however many at once, with a pause between.
 */
final class TokenKeyRing {
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration PAUSE_AFTER_REFUSAL = Duration.ofSeconds(1);

    private final Supplier<TokenKeys> source;
    private final Duration memory;
    private final LongSupplier nanoTime;
    private volatile @Nullable Ring known;
    private @Nullable Refused refused;

    private record Ring(String issuer, Map<String, PublicKey> keys, long askedAt) {}

    private record Refused(RefusedException because, long at) {}

    /** @param memory how long ended sessions are remembered: no token may live longer */
    TokenKeyRing(QueryGateway queries, Duration memory) {
        this(() -> ask(queries), memory, System::nanoTime);
    }

    TokenKeyRing(Supplier<TokenKeys> source, Duration memory, LongSupplier nanoTime) {
        this.source = source;
        this.memory = memory;
        this.nanoTime = nanoTime;
    }

    /** @throws RefusedException when no process that knows the keys can be asked */
    @Nullable
    PublicKey find(String id) {
        PublicKey found = ring().keys().get(id);
        return found == null ? fresh().keys().get(id) : found;
    }

    boolean isIssuer(@Nullable String issuer) {
        return ring().issuer().equals(issuer);
    }

    private Ring ring() {
        Ring ring = known;
        return ring == null ? fresh() : ring;
    }

    private Ring fresh() {
        Ring ring = known;
        return ring != null && isWithin(PAUSE, ring.askedAt()) ? ring : fetch();
    }

    private synchronized Ring fetch() {
        Ring ofAnother = known;
        if (ofAnother != null && isWithin(PAUSE, ofAnother.askedAt())) {
            return ofAnother;
        }
        Refused before = refused;
        if (before != null && isWithin(PAUSE_AFTER_REFUSAL, before.at())) {
            throw before.because();
        }
        try {
            Ring ring = ringOf(source.get());
            known = ring;
            return ring;
        } catch (RefusedException away) {
            refused = new Refused(away, nanoTime.getAsLong());
            throw away;
        }
    }

    private boolean isWithin(Duration pause, long since) {
        return nanoTime.getAsLong() - since <= pause.toNanos();
    }

    private Ring ringOf(TokenKeys answer) {
        if (answer.lifeSeconds() > memory.toSeconds()) {
            throw new IllegalStateException("verbatim.node.ended-sessions-kept is shorter than tokens live");
        }
        Map<String, PublicKey> keys = new HashMap<>();
        for (TokenKey key : answer.keys()) {
            keys.put(key.id(), publicKey(key));
        }
        return new Ring(answer.issuer(), Map.copyOf(keys), nanoTime.getAsLong());
    }

    private static PublicKey publicKey(TokenKey key) {
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(key.publicKey())));
        } catch (GeneralSecurityException damaged) {
            throw new IllegalStateException("the command side's key " + key.id() + " is damaged", damaged);
        }
    }

    private static TokenKeys ask(QueryGateway queries) {
        try {
            return queries.query(new FindTokenKeys(), TokenKeys.class).join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RefusedException refused ? refused : failed;
        }
    }
}
