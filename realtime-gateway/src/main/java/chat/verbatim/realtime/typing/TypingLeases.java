package chat.verbatim.realtime.typing;

import chat.verbatim.realtime.routing.FrameEncoder;
import chat.verbatim.realtime.routing.Rooms;
import chat.verbatim.realtime.signal.ChatChannel;
import chat.verbatim.realtime.signal.ChatSignal.Typing;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Who is typing where, on whatever node. A lease dies by itself when its owner goes silent; telling the others again and again
 * while it lives would only cost, so they hear of its beginning and its end. Nodes repeat it to each other now and then, so
 * that nobody types for ever whose node was killed.
 */
public final class TypingLeases {
    private static final int REPEATS_PER_LEASE = 3;

    private final Rooms rooms;
    private final ChatChannel channel;
    private final FrameEncoder encoder;
    private final InstantSource clock;
    private final Duration ttl;
    private final ConcurrentMap<Lease, Long> expiries = new ConcurrentHashMap<>();
    /** When the other nodes were last told of the leases of this node's users. */
    private final ConcurrentMap<Lease, Long> published = new ConcurrentHashMap<>();

    /** @param ttl how long somebody is shown as typing after their last sign of it */
    public TypingLeases(Rooms rooms, ChatChannel channel, FrameEncoder encoder, InstantSource clock, Duration ttl) {
        this.rooms = rooms;
        this.channel = channel;
        this.encoder = encoder;
        this.clock = clock;
        this.ttl = ttl;
    }

    /** The user types in the chat; the caller has checked that they are a member. */
    public void renew(String chatId, String userId) {
        Lease lease = new Lease(chatId, userId);
        extend(lease);
        long now = clock.millis();
        Long last = published.get(lease);
        if (last == null || now - last >= ttl.toMillis() / REPEATS_PER_LEASE) {
            published.put(lease, now);
            channel.publish(chatId, new Typing(userId, true));
        }
    }

    /** The user stopped, or sent what they typed. */
    public void end(String chatId, String userId) {
        Lease lease = new Lease(chatId, userId);
        drop(lease);
        withdraw(lease);
    }

    /** The user's last connection to this node is gone. */
    public void endAll(String userId) {
        published.keySet().stream()
                .filter(lease -> lease.userId().equals(userId))
                .forEach(lease -> end(lease.chatId(), userId));
    }

    /** Another node says it. */
    public void heard(String chatId, Typing signal) {
        Lease lease = new Lease(chatId, signal.userId());
        if (signal.typing()) {
            extend(lease);
        } else {
            drop(lease);
        }
    }

    /** Ends what has expired; to be called now and then. */
    public void sweep() {
        long now = clock.millis();
        expiries.forEach((lease, expiry) -> {
            if (expiry <= now && expiries.remove(lease, expiry)) {
                tell("user_stopped_typing", lease);
                withdraw(lease);
            }
        });
    }

    private void extend(Lease lease) {
        if (expiries.put(lease, clock.millis() + ttl.toMillis()) == null) {
            tell("user_typing", lease);
        }
    }

    private void drop(Lease lease) {
        if (expiries.remove(lease) != null) {
            tell("user_stopped_typing", lease);
        }
    }

    private void withdraw(Lease lease) {
        if (published.remove(lease) != null) {
            channel.publish(lease.chatId(), new Typing(lease.userId(), false));
        }
    }

    private void tell(String event, Lease lease) {
        rooms.sendToOthers(lease.chatId(), lease.userId(), encoder.frame(event, lease));
    }

    record Lease(String chatId, String userId) {}
}
