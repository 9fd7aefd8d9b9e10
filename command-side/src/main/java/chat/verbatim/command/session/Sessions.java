package chat.verbatim.command.session;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.RefusedException;
import chat.verbatim.api.session.OpenSessions;
import chat.verbatim.api.user.UserCommand.EndSession;
import chat.verbatim.command.CommandSettings;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Begins, renews, lists and ends sessions. */
@Component
final class Sessions implements OpenSessions {
    private static final int ATTEMPTS = 10;
    /** A user's sessions beyond that end, those first that were used the longest time ago. */
    static final int MOST = 100;

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

    /**
     * @param userId whose session it is
     * @param renewals how often it was renewed by now
     */
    record Renewed(String userId, RefreshToken token, int renewals) {}

    /** @param client what the device calls itself; null where it does not say */
    RefreshToken begin(String userId, @Nullable String client) {
        RefreshToken token = RefreshToken.random(UUID.randomUUID().toString().replace("-", ""));
        store.insert(
                Session.begin(token.sessionId(), userId, token.hash(), client, now(), settings.refreshTokenLife()));
        if (store.idsOf(userId).size() > MOST) {
            List<Session> surplus = of(userId);
            surplus.stream().skip(MOST).forEach(session -> end(session.id(), "too-many-sessions"));
        }
        return token;
    }

    /**
     * Exchanges a token for its successor. A token serves once; used again after its successor was used, it was stolen, and the session
     * ends. Whoever has not got the answer asks again, and gets the same successor.
     *
     * @param client what the device calls itself; null where it does not say
     * @throws RefusedException with {@code REFRESH_TOKEN_INVALID} or {@code REFRESH_TOKEN_REUSED}
     */
    Renewed renew(String text, @Nullable String client) {
        RefreshToken presented = RefreshToken.parse(text).orElseThrow(Sessions::invalid);
        return decided(() -> renewOnce(presented, client));
    }

    private Optional<Renewed> renewOnce(RefreshToken presented, @Nullable String client) {
        Session session = living(presented.sessionId()).orElseThrow(Sessions::invalid);
        String hash = presented.hash();
        Instant now = now();
        if (session.accepts(hash)) {
            String salt = RefreshToken.randomSecret();
            RefreshToken next = presented.successor(salt);
            Session renewed = session.renewed(hash, next.hash(), salt, client, now, settings.refreshTokenLife());
            if (!store.replace(session, renewed)) {
                return Optional.empty();
            }
            store.list(renewed);
            return Optional.of(new Renewed(session.userId(), next, renewed.renewals()));
        }
        Optional<Session.Renewal> repeatable = session.repeatable(hash, now, settings.reuseGrace());
        if (repeatable.isPresent()) {
            RefreshToken again = presented.successor(repeatable.get().salt());
            return Optional.of(new Renewed(session.userId(), again, session.renewals()));
        }
        if (!session.knows(hash)) {
            throw invalid();
        }
        end(session.id(), "refresh-token-reused");
        throw Refusal.because(
                RefusalCode.REFRESH_TOKEN_REUSED,
                "This refresh token was used before; for safety the session has ended. Log in again.");
    }

    /** The living sessions of a user, the one that was used last first. */
    List<Session> of(String userId) {
        List<String> ids = store.idsOf(userId);
        List<Session> kept = store.find(ids);
        Set<String> gone = new HashSet<>(ids);
        List<Session> found = kept.stream()
                .filter(session -> session.isLiving(now()))
                .sorted(Comparator.comparing(Session::usedAt)
                        .thenComparing(Session::createdAt)
                        .reversed())
                .toList();
        gone.removeAll(found.stream().map(Session::id).collect(Collectors.toSet()));
        if (!gone.isEmpty()) {
            store.unlist(userId, List.copyOf(gone));
        }
        return found;
    }

    @Override
    public Map<String, Integer> count(Collection<String> userIds) {
        return store.find(store.idsOf(userIds)).stream()
                .filter(session -> session.isLiving(now()))
                .collect(Collectors.groupingBy(Session::userId, Collectors.summingInt(_ -> 1)));
    }

    @Override
    public void endAll(String userId, String reason) {
        endAllOf(userId, null, reason);
    }

    /** @throws RefusedException with {@code NOT_FOUND} unless the user has such a session, or had it lately */
    void endOf(String userId, String sessionId) {
        Session own = store.find(sessionId)
                .filter(session -> session.userId().equals(userId))
                .orElseThrow(() -> Refusal.because(RefusalCode.NOT_FOUND, "You have no such session."));
        end(own.id(), "ended-by-user");
    }

    /** @param except the one that stays; null to end all of them */
    void endAllOf(String userId, @Nullable String except, String reason) {
        of(userId).stream().map(Session::id).filter(id -> !id.equals(except)).forEach(id -> end(id, reason));
    }

    /** Ends the session that this token belongs to, if it may be used or was; otherwise does nothing. */
    void endByToken(String text) {
        RefreshToken.parse(text)
                .filter(token -> living(token.sessionId())
                        .filter(session -> session.knows(token.hash()))
                        .isPresent())
                .ifPresent(token -> end(token.sessionId(), "logout"));
    }

    /** First no token serves any more; then the log says so, and sockets are closed. */
    void end(String sessionId, String reason) {
        Session ended = decided(() -> endOnce(sessionId));
        living.ended(sessionId);
        commands.<Object>send(new EndSession(ended.userId(), sessionId, reason)).join();
        store.unlist(ended.userId(), List.of(sessionId));
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
