package chat.verbatim.realtime.presence;

import chat.verbatim.realtime.routing.ClientSession;
import chat.verbatim.realtime.routing.FrameEncoder;
import chat.verbatim.realtime.routing.Rooms;
import chat.verbatim.realtime.transport.Connection;
import chat.verbatim.realtime.transport.Frame;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Shows sockets of this node who came and who went: nothing twice, and nothing that is older than what was shown. */
final class PresenceFrames {
    private static final int MOST_TOLD_AT_CONNECT = 500;
    private static final Duration SIGNALS_UNDER_WAY = Duration.ofMinutes(1);

    private final Rooms rooms;
    private final FrameEncoder encoder;
    /** The newest change of each user; it comes once for each chat that is shared. */
    private final Cache<String, Shown> shown =
            Caffeine.newBuilder().expireAfterWrite(SIGNALS_UNDER_WAY).build();
    /** What those know who came lately, by connection. */
    private final Cache<String, Welcome> welcomes =
            Caffeine.newBuilder().expireAfterWrite(SIGNALS_UNDER_WAY).build();

    private final Cache<String, Set<String>> lateByUser =
            Caffeine.newBuilder().expireAfterWrite(SIGNALS_UNDER_WAY).build();

    PresenceFrames(Rooms rooms, FrameEncoder encoder) {
        this.rooms = rooms;
        this.encoder = encoder;
    }

    /** Shows a change to members of these chats; not in chats with more than {@code largest} live members. */
    void show(PresenceChange change, Collection<String> chatIds, int largest) {
        // Under the lock of this user's entry, so that sockets see their changes in order.
        shown.asMap().compute(change.userId(), (userId, before) -> {
            if (before != null && before.version() > change.version()) {
                return before;
            }
            Shown now = before != null && before.version() == change.version()
                    ? before
                    : new Shown(change.version(), frame(change), new HashSet<>());
            Set<String> toldBefore = Set.copyOf(now.told());
            chatIds.forEach(chatId -> rooms.sendOnce(chatId, userId, largest, now.frame(), now.told()));
            now.told().stream().filter(member -> !toldBefore.contains(member)).forEach(member -> knows(member, userId));
            return now;
        });
    }

    /** Somebody has been shown a change of a user, and need not be greeted by them. */
    private void knows(String member, String userId) {
        for (String connectionId : late(member)) {
            Welcome welcome = welcomes.getIfPresent(connectionId);
            if (welcome != null) {
                synchronized (welcome) {
                    welcome.told().add(userId);
                }
            }
        }
    }

    private boolean isTold(String connectionId, String userId) {
        Welcome welcome = welcomes.getIfPresent(connectionId);
        if (welcome == null) {
            return true;
        }
        synchronized (welcome) {
            return welcome.told().contains(userId);
        }
    }

    private Set<String> late(String userId) {
        Set<String> late = lateByUser.getIfPresent(userId);
        return late == null ? Set.of() : late;
    }

    /** Tells a new connection who is here. */
    void welcome(Connection<ClientSession> connection, Collection<String> present) {
        Welcome welcome = new Welcome(connection, new HashSet<>());
        welcomes.put(connection.id(), welcome);
        lateByUser.asMap().compute(connection.session().userId(), (userId, late) -> {
            Set<String> all = late == null ? ConcurrentHashMap.newKeySet() : late;
            all.add(connection.id());
            return all;
        });
        greet(welcome, present);
    }

    /** Tells a connection that came lately who of a chat is on another node. */
    void greet(String connectionId, String chatId, Collection<String> present) {
        Welcome welcome = welcomes.getIfPresent(connectionId);
        if (welcome != null && rooms.hears(welcome.connection().session().userId(), chatId)) {
            greet(welcome, present);
        }
    }

    /**
     * Somebody is here whose coming is not told, because they were away for a moment only: those who came in that moment have not seen
     * them.
     */
    void greetLate(String userId, String chatId, int largest) {
        for (String member : rooms.liveMembers(chatId, largest)) {
            if (!member.equals(userId)) {
                late(member).stream()
                        .filter(connectionId -> !isTold(connectionId, userId))
                        .forEach(connectionId -> greet(connectionId, chatId, List.of(userId)));
            }
        }
    }

    void forget(Connection<ClientSession> connection) {
        welcomes.invalidate(connection.id());
        lateByUser.asMap().computeIfPresent(connection.session().userId(), (userId, late) -> {
            late.remove(connection.id());
            return late.isEmpty() ? null : late;
        });
    }

    private void greet(Welcome welcome, Collection<String> present) {
        synchronized (welcome) {
            for (String userId : present) {
                if (welcome.told().size() < MOST_TOLD_AT_CONNECT
                        && welcome.told().add(userId)) {
                    welcome.connection().send(frame(new PresenceChange(userId, null, 0)));
                }
            }
        }
    }

    private Frame frame(PresenceChange change) {
        return encoder.frame(
                change.lastSeen() == null ? "user_online" : "user_offline",
                new PresenceChanged(change.userId(), change.lastSeen()));
    }

    private record Shown(long version, Frame frame, Set<String> told) {}

    private record Welcome(Connection<ClientSession> connection, Set<String> told) {}

    record PresenceChanged(String userId, @Nullable Instant lastSeen) {}
}
