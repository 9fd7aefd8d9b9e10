package chat.verbatim.command.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One log-in on one device, and all refresh tokens that descend from it.
 *
 * @param version grows with each change; a write names the one that it saw
 * @param live hashes of the tokens that may be used; more than one only after tabs refreshed at the same moment
 * @param used the newest tokens that were used
 * @param endedAt null while it lives
 */
record Session(
        String id,
        String userId,
        long version,
        List<String> live,
        List<UsedToken> used,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant endedAt) {
    /** So many tabs at once get tokens of their own. */
    static final int MOST_LIVE = 4;
    /** More than half a day of refreshing every quarter of an hour; tokens older than that are unknown, not reused. */
    static final int REMEMBERED = 64;

    Session {
        live = List.copyOf(live);
        used = List.copyOf(used);
    }

    /** @param successor hash of the token that was given for it */
    record UsedToken(String hash, String successor, Instant usedAt) {}

    static Session begin(String id, String userId, String tokenHash, Instant now, Duration life) {
        return new Session(id, userId, 0, List.of(tokenHash), List.of(), now, now.plus(life), null);
    }

    boolean isLiving(Instant now) {
        return endedAt == null && expiresAt.isAfter(now);
    }

    boolean accepts(String hash) {
        return live.contains(hash);
    }

    Optional<UsedToken> usedToken(String hash) {
        return used.stream().filter(token -> token.hash().equals(hash)).findFirst();
    }

    /** Whether a second use is that of another tab: a moment later, while the first tab's new token lies unused. */
    boolean forgives(UsedToken token, Instant now, Duration grace) {
        return now.isBefore(token.usedAt().plus(grace)) && live.contains(token.successor()) && live.size() < MOST_LIVE;
    }

    Session rotated(String usedHash, String newHash, Instant now, Duration life) {
        List<String> nowLive = new ArrayList<>(live);
        nowLive.remove(usedHash);
        nowLive.add(newHash);
        List<UsedToken> nowUsed = new ArrayList<>(used);
        nowUsed.add(new UsedToken(usedHash, newHash, now));
        if (nowUsed.size() > REMEMBERED) {
            nowUsed.removeFirst();
        }
        return new Session(id, userId, version + 1, nowLive, nowUsed, createdAt, now.plus(life), null);
    }

    Session joined(String newHash, Instant now, Duration life) {
        List<String> nowLive = new ArrayList<>(live);
        nowLive.add(newHash);
        return new Session(id, userId, version + 1, nowLive, used, createdAt, now.plus(life), null);
    }

    Session ended(Instant now) {
        return new Session(id, userId, version + 1, List.of(), used, createdAt, expiresAt, now);
    }
}
