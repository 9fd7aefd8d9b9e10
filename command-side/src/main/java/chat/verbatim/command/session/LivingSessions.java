package chat.verbatim.command.session;

import chat.verbatim.command.CommandSettings;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Whether sessions live, as known a moment ago. What this process ends it knows at once. */
@Component
final class LivingSessions {
    private static final int REMEMBERED = 100_000;

    private final SessionStore store;
    private final Clock clock;
    private final Cache<String, Boolean> known;

    LivingSessions(SessionStore store, Clock clock, CommandSettings settings) {
        this.store = store;
        this.clock = clock;
        this.known = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterWrite(settings.sessions().checkEvery())
                .build();
    }

    boolean isLiving(String sessionId) {
        return known.get(sessionId, id -> store.find(id)
                .filter(found -> found.isLiving(clock.instant()))
                .isPresent());
    }

    void ended(String sessionId) {
        known.put(sessionId, false);
    }
}
