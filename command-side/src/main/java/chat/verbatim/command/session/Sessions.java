package chat.verbatim.command.session;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.RefusedException;
import chat.verbatim.api.user.UserCommand.EndSession;
import chat.verbatim.command.CommandSettings;
import chat.verbatim.command.session.Session.UsedToken;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.stereotype.Component;

/** Begins, renews and ends sessions. */
@Component
final class Sessions {
    private static final int ATTEMPTS = 10;

    private final SessionStore store;
    private final LivingSessions living;
    private final CommandGateway commands;
    private final CommandSettings.Sessions settings;
    private final Clock clock;

    Sessions(
            SessionStore store, LivingSessions living, CommandGateway commands, CommandSettings settings, Clock clock) {
        this.store = store;
        this.living = living;
        this.commands = commands;
        this.settings = settings.sessions();
        this.clock = clock;
    }

    /** @param userId whose session it is */
    record Renewed(String userId, RefreshToken token) {}

    RefreshToken begin(String userId) {
        RefreshToken token = RefreshToken.random(UUID.randomUUID().toString().replace("-", ""));
        store.insert(Session.begin(token.sessionId(), userId, token.hash(), now(), settings.refreshTokenLife()));
        return token;
    }

    /**
     * Exchanges a token for its successor. A token serves once; used again, it was stolen, and the session ends. Only when two tabs
     * refresh within the grace, and the first one's new token was not used yet, the second one gets a token too.
     *
     * @throws RefusedException with {@code REFRESH_TOKEN_INVALID} or {@code REFRESH_TOKEN_REUSED}
     */
    Renewed renew(String text) {
        RefreshToken presented = RefreshToken.parse(text).orElseThrow(Sessions::invalid);
        return decided(() -> renewOnce(presented));
    }

    private Optional<Renewed> renewOnce(RefreshToken presented) {
        Session session = living(presented.sessionId()).orElseThrow(Sessions::invalid);
        RefreshToken next = RefreshToken.random(session.id());
        String hash = presented.hash();
        Instant now = now();
        Session renewed;
        if (session.accepts(hash)) {
            renewed = session.rotated(hash, next.hash(), now, settings.refreshTokenLife());
        } else {
            UsedToken used = session.usedToken(hash).orElseThrow(Sessions::invalid);
            if (!session.forgives(used, now, settings.reuseGrace())) {
                end(session.id(), "refresh-token-reused");
                throw Refusal.because(
                        RefusalCode.REFRESH_TOKEN_REUSED,
                        "This refresh token was used before; for safety the session has ended. Log in again.");
            }
            renewed = session.joined(next.hash(), now, settings.refreshTokenLife());
        }
        return store.replace(session, renewed) ? Optional.of(new Renewed(session.userId(), next)) : Optional.empty();
    }

    /** Ends the session that this token belongs to, if it may be used or was; otherwise does nothing. */
    void endByToken(String text) {
        RefreshToken.parse(text)
                .filter(token -> living(token.sessionId())
                        .filter(session -> session.accepts(token.hash())
                                || session.usedToken(token.hash()).isPresent())
                        .isPresent())
                .ifPresent(token -> end(token.sessionId(), "logout"));
    }

    /** First no token serves any more; then the log says so, and sockets are closed. */
    void end(String sessionId, String reason) {
        Session ended = decided(() -> endOnce(sessionId));
        living.ended(sessionId);
        commands.<Object>send(new EndSession(ended.userId(), sessionId, reason)).join();
    }

    private Optional<Session> endOnce(String sessionId) {
        Session session = store.find(sessionId).orElseThrow(Sessions::invalid);
        if (session.endedAt() != null) {
            return Optional.of(session);
        }
        return store.replace(session, session.ended(now())) ? Optional.of(session) : Optional.empty();
    }

    private Optional<Session> living(String sessionId) {
        return store.find(sessionId).filter(session -> session.isLiving(now()));
    }

    private static <T> T decided(Supplier<Optional<T>> attempt) {
        for (int i = 0; i < ATTEMPTS; i++) {
            Optional<T> result = attempt.get();
            if (result.isPresent()) {
                return result.get();
            }
        }
        throw Refusal.because(RefusalCode.CONFLICT, "Others keep using this session just now; try again.");
    }

    private static RefusedException invalid() {
        return Refusal.because(
                RefusalCode.REFRESH_TOKEN_INVALID, "This refresh token is not valid (any more); log in again.");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
