package chat.verbatim.realtime.redis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What this node wants Redis to know: the leases of its connections, and those that it owes back. Safe for use by any thread. */
final class OwnLeases {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Lease> byConnection = new HashMap<>();
    private final Set<Lease> owed = new HashSet<>();

    /** The lease of a connection. */
    static final class Lease {
        private final String userId;
        private final String connectionId;
        private volatile boolean established;
        private volatile boolean doubtful;

        Lease(String userId, String connectionId) {
            this.userId = userId;
            this.connectionId = connectionId;
        }

        String userId() {
            return userId;
        }

        String connectionId() {
            return connectionId;
        }

        /** Whether Redis has known of it. */
        boolean isEstablished() {
            return established;
        }

        /** Redis may have heard of it, but its answer did not arrive. */
        void doubt() {
            doubtful |= !established;
        }

        /** Redis knows of it. Returns whether an earlier answer to that was lost, and with it who came. */
        boolean establish() {
            boolean lost = doubtful;
            established = true;
            doubtful = false;
            return lost;
        }
    }

    Lease add(String userId, String connectionId) {
        lock.lock();
        try {
            return byConnection.computeIfAbsent(connectionId, id -> new Lease(userId, id));
        } finally {
            lock.unlock();
        }
    }

    /** It is owed back from here on. Returns null when there is none. */
    @Nullable
    Lease remove(String connectionId) {
        lock.lock();
        try {
            Lease lease = byConnection.remove(connectionId);
            if (lease != null) {
                owed.add(lease);
            }
            return lease;
        } finally {
            lock.unlock();
        }
    }

    /** It has been given back. */
    void settle(Lease lease) {
        lock.lock();
        try {
            owed.remove(lease);
        } finally {
            lock.unlock();
        }
    }

    List<Lease> owed() {
        lock.lock();
        try {
            return List.copyOf(owed);
        } finally {
            lock.unlock();
        }
    }

    /** The leases of each user, together. */
    List<List<Lease>> byUser() {
        lock.lock();
        try {
            return new ArrayList<>(byConnection.values().stream()
                    .collect(Collectors.groupingBy(Lease::userId))
                    .values());
        } finally {
            lock.unlock();
        }
    }

    /**
     * Sends something while nobody else does, so that what is sent later is carried out later: a renewal that was chosen before a
     * release must not be sent after it.
     */
    void inOrder(Runnable sending) {
        lock.lock();
        try {
            sending.run();
        } finally {
            lock.unlock();
        }
    }
}
