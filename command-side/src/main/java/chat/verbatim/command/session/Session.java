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
 * @param live hashes of the tokens that may be used; more than one only in sessions that an earlier version has kept
 * @param used the newest tokens that were used
 * @param renewal what the newest token was made with; null before the first renewal
 * @param createdAt when somebody logged in
 * @param usedAt when its newest refresh token was given
 * @param client what the device calls itself, in a few words; null where it does not say
 * @param endedAt null while it lives
 */
record Session(
        String id,
        String userId,
        long version,
        List<String> live,
        List<UsedToken> used,
        @Nullable Renewal renewal,
        Instant createdAt,
        Instant usedAt,
        @Nullable String client,
        Instant expiresAt,
        @Nullable Instant endedAt) {
    /** More than half a day of refreshing every quarter of an hour; tokens older than that are unknown, not reused. */
    static final int REMEMBERED = 64;

    Session {
        live = List.copyOf(live);
        used = List.copyOf(used);
    }

    /** @param successor hash of the token that was given for it */
    record UsedToken(String hash, String successor, Instant usedAt) {}

    /**
     * @param number 1 for the first renewal of a session; access tokens name the one that they came with
     * @param salt with the token that was used, it makes the token that was given for it
     * @param arrived whether something that it gave has been used, so that its answer is known to have arrived
     */
    record Renewal(int number, String salt, boolean arrived) {}

    static Session begin(
            String id, String userId, String tokenHash, @Nullable String client, Instant now, Duration life) {
        return new Session(id, userId, 0, List.of(tokenHash), List.of(), null, now, now, client, now.plus(life), null);
    }

    boolean isLiving(Instant now) {
        return endedAt == null && expiresAt.isAfter(now);
    }

    boolean accepts(String hash) {
        return live.contains(hash);
    }

    boolean knows(String hash) {
        return accepts(hash) || used.stream().anyMatch(token -> token.hash().equals(hash));
    }

    /** How often it was renewed. */
    int renewals() {
        return renewal == null ? 0 : renewal.number();
    }

    /**
     * What a token that was used gets once more: the token that it got. Only the newest one does, until something that it got was used,
     * or for {@code grace}.
     */
    Optional<Renewal> repeatable(String hash, Instant now, Duration grace) {
        if (renewal == null || used.isEmpty()) {
            return Optional.empty();
        }
        UsedToken newest = used.getLast();
        boolean inTime = !renewal.arrived() || now.isBefore(newest.usedAt().plus(grace));
        boolean successorUnused = live.contains(newest.successor());
        return newest.hash().equals(hash) && successorUnused && inTime ? Optional.of(renewal) : Optional.empty();
    }

    /** @param newClient what the device calls itself now; null where it does not say */
    Session renewed(
            String usedHash, String newHash, String salt, @Nullable String newClient, Instant now, Duration life) {
        List<String> nowLive = new ArrayList<>(live);
        nowLive.remove(usedHash);
        nowLive.add(newHash);
        List<UsedToken> nowUsed = new ArrayList<>(used);
        nowUsed.add(new UsedToken(usedHash, newHash, now));
        if (nowUsed.size() > REMEMBERED) {
            nowUsed.removeFirst();
        }
        return new Session(
                id,
                userId,
                version + 1,
                nowLive,
                nowUsed,
                new Renewal(renewals() + 1, salt, false),
                createdAt,
                now,
                newClient == null ? client : newClient,
                now.plus(life),
                null);
    }

    /** After something that its newest renewal gave was used. */
    Session arrived(Renewal newest) {
        return new Session(
                id,
                userId,
                version + 1,
                live,
                used,
                new Renewal(newest.number(), newest.salt(), true),
                createdAt,
                usedAt,
                client,
                expiresAt,
                endedAt);
    }

    Session ended(Instant now) {
        return new Session(id, userId, version + 1, List.of(), used, null, createdAt, usedAt, client, expiresAt, now);
    }
}
