package chat.verbatim.command.session;

import chat.verbatim.api.session.Caller;
import chat.verbatim.api.user.UserEvent.SessionEnded;
import chat.verbatim.command.CommandSettings;
import chat.verbatim.eventstore.LogReader;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whether sessions and tokens of bots live, as known a moment ago. What this process ends it knows at once. */
@Component
final class LivingSessions {
    private static final int REMEMBERED = 100_000;

    private final SessionStore store;
    private final LogReader log;
    private final Clock clock;
    private final Cache<String, Boolean> known;

    LivingSessions(SessionStore store, LogReader log, Clock clock, CommandSettings settings) {
        this.store = store;
        this.log = log;
        this.clock = clock;
        this.known = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterWrite(settings.sessions().checkEvery())
                .build();
    }

    boolean isLiving(Caller caller) {
        return known.get(caller.sessionId(), caller.isBot() ? this::isUnrevoked : this::isOpen);
    }

    private boolean isOpen(String sessionId) {
        return store.find(sessionId)
                .filter(found -> found.isLiving(clock.instant()))
                .isPresent();
    }

    /** There is no document of a bot's token: it is signed, and its end is a claim in the log, for ever. */
    private boolean isUnrevoked(String tokenId) {
        return log.findClaim(SessionEnded.claim(tokenId)).isEmpty();
    }

    /**
     * An access token of this renewal was used, so the answer to it has arrived. Whoever loses the race against another change of the session
     * is right not to insist: the next token that is used says it again.
     */
    void arrived(String sessionId, int renewal) {
        Optional<Session> session = store.find(sessionId);
        session.map(Session::renewal)
                .filter(newest -> newest.number() == renewal && !newest.arrived())
                .ifPresent(newest -> store.replace(
                        session.orElseThrow(), session.orElseThrow().arrived(newest)));
    }

    void ended(String sessionId) {
        known.put(sessionId, false);
    }
}
