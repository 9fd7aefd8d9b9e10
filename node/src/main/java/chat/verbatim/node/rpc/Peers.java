package chat.verbatim.node.rpc;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** All processes of one role. */
public final class Peers implements AutoCloseable {
    private static final int RECONNECT_MILLIS = 500;

    private final List<Peer> all;
    private final AtomicInteger turn = new AtomicInteger();
    private final ScheduledExecutorService reconnecting = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("peers").factory());

    /**
     * Begins to connect to them.
     *
     * @param addresses each {@code host:port}
     * @param avoidance how long one that was late is asked last
     */
    public Peers(List<String> addresses, String secret, Duration avoidance) {
        Secret shown = new Secret(secret);
        this.all = addresses.stream()
                .distinct()
                .map(address -> new Peer(NodeAddress.parse(address), shown, avoidance))
                .toList();
        ScheduledFuture<?> _ = reconnecting.scheduleWithFixedDelay(
                () -> all.forEach(Peer::reconnect), 0, RECONNECT_MILLIS, TimeUnit.MILLISECONDS);
    }

    /**
     * The order in which to ask them about {@code key}: by rendezvous hash, so that while all are well the same key comes to the same
     * process, and one that goes takes only its own keys with it. Those that are not well come last.
     */
    public List<Peer> homesOf(String key) {
        return wellFirst(all.stream()
                .sorted(Comparator.comparingLong((Peer peer) -> weight(key, peer.address()))
                        .reversed())
                .toList());
    }

    /** The order in which to ask them when any will do: each first in its turn. */
    public List<Peer> inTurn() {
        if (all.isEmpty()) {
            return all;
        }
        int first = Math.floorMod(turn.getAndIncrement(), all.size());
        List<Peer> rotated = new ArrayList<>(all.subList(first, all.size()));
        rotated.addAll(all.subList(0, first));
        return wellFirst(rotated);
    }

    /** How many of them have an open connection. */
    public long connected() {
        return all.stream().filter(Peer::isConnected).count();
    }

    public int size() {
        return all.size();
    }

    /**
     * Asks all of them at once whether they are there.
     *
     * @param patience how long to wait for an answer
     * @return what is wrong with those that do not answer, by address
     */
    public Map<NodeAddress, String> faults(Duration patience) {
        Map<NodeAddress, String> faults = new ConcurrentSkipListMap<>(Comparator.comparing(NodeAddress::toString));
        try (ExecutorService asking = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Peer peer : all) {
                asking.execute(() -> peer.fault(patience).ifPresent(fault -> faults.put(peer.address(), fault)));
            }
        }
        return faults;
    }

    private static List<Peer> wellFirst(List<Peer> peers) {
        List<Peer> ordered = new ArrayList<>(peers.size());
        List<Peer> unwell = new ArrayList<>();
        for (Peer peer : peers) {
            (peer.isUsable() ? ordered : unwell).add(peer);
        }
        ordered.addAll(unwell);
        return ordered;
    }

    private static long weight(String key, NodeAddress address) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(key.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(address.toString().getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest.digest()).getLong();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    @Override
    public void close() {
        reconnecting.shutdownNow();
        all.forEach(Peer::close);
    }
}
