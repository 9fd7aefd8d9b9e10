package chat.verbatim.realtime.presence;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Leases in this process, where all sockets end in this process. They die with it, so there is nothing to renew. */
public final class InProcessPresence implements PresenceLeases {
    private final InstantSource clock;
    private final Duration debounce;
    private final Map<String, Set<String>> connectionsByUser = new HashMap<>();
    /** Who has left and when, the earliest first. */
    private final Map<String, Instant> leaving = new LinkedHashMap<>();

    private long version;

    /** @param debounce how long somebody may be away before others are told */
    public InProcessPresence(InstantSource clock, Duration debounce) {
        this.clock = clock;
        this.debounce = debounce;
    }

    @Override
    public synchronized Optional<PresenceChange> take(String userId, String connectionId) {
        Set<String> connections = connectionsByUser.computeIfAbsent(userId, id -> new HashSet<>(4));
        boolean wasOffline = connections.isEmpty();
        connections.add(connectionId);
        boolean backSoon = leaving.remove(userId) != null;
        return wasOffline && !backSoon
                ? Optional.of(new PresenceChange(userId, null, nextVersion()))
                : Optional.empty();
    }

    @Override
    public synchronized void release(String userId, String connectionId) {
        Set<String> connections = connectionsByUser.get(userId);
        if (connections != null && connections.remove(connectionId) && connections.isEmpty()) {
            connectionsByUser.remove(userId);
            leaving.put(userId, clock.instant());
        }
    }

    @Override
    public void renew(Consumer<PresenceChange> tell) {}

    @Override
    public void sweep(Consumer<PresenceChange> tell) {
        gone().forEach(tell);
    }

    @Override
    public synchronized Optional<Set<String>> online(Collection<String> userIds) {
        return Optional.of(
                userIds.stream().filter(connectionsByUser::containsKey).collect(Collectors.toSet()));
    }

    private synchronized List<PresenceChange> gone() {
        Instant latest = clock.instant().minus(debounce);
        List<PresenceChange> gone = new ArrayList<>();
        Iterator<Map.Entry<String, Instant>> earliest = leaving.entrySet().iterator();
        while (earliest.hasNext()) {
            Map.Entry<String, Instant> left = earliest.next();
            if (left.getValue().isAfter(latest)) {
                break;
            }
            earliest.remove();
            gone.add(new PresenceChange(left.getKey(), left.getValue(), nextVersion()));
        }
        return gone;
    }

    private long nextVersion() {
        return ++version;
    }
}
