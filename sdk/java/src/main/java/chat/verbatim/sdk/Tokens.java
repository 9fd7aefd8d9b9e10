package chat.verbatim.sdk;

import chat.verbatim.sdk.model.Session;
import chat.verbatim.sdk.model.User;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of one account. A refresh token serves once, so there is one renewal at a time, always with the token that was stored last,
 * and its successor is stored before anybody uses the new session.
 */
final class Tokens {
    private static final String KEY = "verbatim.session";
    private static final Duration MARGIN = Duration.ofSeconds(60);

    /** What the store holds of a session. */
    record Stored(String refreshToken, User user) {}

    private final Store store;
    private final Clock clock;
    private final UnaryOperator<Session> refresh;
    private final @Nullable String fixed;
    private volatile Consumer<String> onNewToken = token -> {};
    private @Nullable String token;
    private Instant renewAt = Instant.MAX;

    /**
     * @param fixed a token that is never renewed, or null for sessions
     * @param refresh answers the session that follows on one of which only the refresh token is known
     */
    Tokens(Store store, Clock clock, @Nullable String fixed, UnaryOperator<Session> refresh) {
        this.store = store;
        this.clock = clock;
        this.refresh = refresh;
        this.fixed = fixed;
        this.token = fixed;
    }

    void onNewToken(Consumer<String> listener) {
        onNewToken = listener;
    }

    boolean isFixed() {
        return fixed != null;
    }

    /** A token that serves for a while, of the session in the store if there is no other; null when nobody is logged in. */
    synchronized @Nullable String current() {
        if (due() || (token == null && stored() != null)) {
            renew(token);
        }
        return token;
    }

    /** Whether it is time for another token. */
    synchronized boolean due() {
        return !clock.instant().isBefore(renewAt);
    }

    /**
     * Sees to it that another token than this one is there.
     *
     * @throws VerbatimException when there is none to be had: now, if it is {@link VerbatimException#passing}, or at all
     */
    synchronized void renew(@Nullable String stale) {
        if (token != null && !token.equals(stale)) {
            return;
        }
        if (fixed != null) {
            throw VerbatimException.unauthenticated("The token is not valid (any more).");
        }
        Stored stored = stored();
        if (stored == null) {
            throw VerbatimException.unauthenticated("Nobody is logged in.");
        }
        try {
            take(refresh.apply(new Session().refreshToken(stored.refreshToken()).user(stored.user())));
        } catch (VerbatimException e) {
            if (e.status() == 401) {
                forget();
            }
            throw e;
        }
    }

    synchronized void take(Session session) {
        Stored stored = new Stored(session.getRefreshToken(), session.getUser());
        store.set(KEY, Frame.JSON.writeValueAsString(stored));
        Duration life = Duration.ofSeconds(session.getExpiresIn());
        Duration margin = life.dividedBy(2).compareTo(MARGIN) < 0 ? life.dividedBy(2) : MARGIN;
        renewAt = clock.instant().plus(life).minus(margin);
        token = session.getToken();
        onNewToken.accept(session.getToken());
    }

    synchronized @Nullable Stored stored() {
        String text = store.get(KEY);
        return text == null ? null : Frame.JSON.readValue(text, Stored.class);
    }

    synchronized void forget() {
        store.delete(KEY);
        token = fixed;
        renewAt = Instant.MAX;
    }
}
