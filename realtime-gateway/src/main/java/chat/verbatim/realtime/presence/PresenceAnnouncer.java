package chat.verbatim.realtime.presence;

import chat.verbatim.realtime.routing.ClientSession;
import chat.verbatim.realtime.routing.FrameEncoder;
import chat.verbatim.realtime.routing.Rooms;
import chat.verbatim.realtime.signal.ChatChannel;
import chat.verbatim.realtime.signal.ChatSignal;
import chat.verbatim.realtime.signal.ChatSignal.Arrival;
import chat.verbatim.realtime.signal.ChatSignal.Present;
import chat.verbatim.realtime.transport.Connection;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells people on all nodes who come and who go, once each. In larger chats presence is asked for, not told: telling everybody
 * of everybody is quadratic.
 */
public final class PresenceAnnouncer {
    private static final Logger LOG = LoggerFactory.getLogger(PresenceAnnouncer.class);
    private static final int LOOKUPS_AT_ONCE = 16;

    private final PresenceLeases leases;
    private final ChatMemberships memberships;
    private final Rooms rooms;
    private final ChatChannel channel;
    private final PresenceFrames frames;
    private final Settings settings;
    private final Executor executor;
    private final Semaphore lookups = new Semaphore(LOOKUPS_AT_ONCE);

    /**
     * @param largestChat chats with more live members than about this hear of nobody's coming and going
     * @param debounce how long somebody may be away before others are told
     */
    public record Settings(int largestChat, Duration debounce) {}

    /** Which chats a user is in who may have no connection here. */
    public interface ChatMemberships {
        /** As far as is known by now. */
        Collection<String> chatsOf(String userId);
    }

    public PresenceAnnouncer(
            PresenceLeases leases,
            ChatMemberships memberships,
            Rooms rooms,
            ChatChannel channel,
            FrameEncoder encoder,
            Settings settings,
            Executor executor) {
        this.leases = leases;
        this.memberships = memberships;
        this.rooms = rooms;
        this.channel = channel;
        this.frames = new PresenceFrames(rooms, encoder);
        this.settings = settings;
        this.executor = executor;
    }

    /** A connection of the user is live: it hears who is here, and if it is the first, the others hear of it. */
    public void connected(Connection<ClientSession> connection) {
        String userId = connection.session().userId();
        frames.welcome(connection, rooms.liveContacts(userId, settings.largestChat()));
        // Before the leases: of two who come at the same time, the later one is heard by the earlier one.
        channel.awaitFollowed();
        Collection<String> chatIds = rooms.chatsOf(userId);
        Map<String, Integer> others = channel.otherFollowers(chatIds);
        Optional<PresenceChange> came = leases.take(userId, connection.id());
        came.ifPresent(change -> spread(change, chatIds, others));
        boolean returns = came.isEmpty() && rooms.speaksForUser(connection);
        if (returns) {
            chatIds.forEach(chatId -> frames.greetLate(userId, chatId, largestPerNode(others.getOrDefault(chatId, 0))));
        }
        for (Map.Entry<String, Integer> chat : others.entrySet()) {
            int largest = largestPerNode(chat.getValue());
            if (isSmall(chat.getKey(), largest)) {
                channel.publish(chat.getKey(), new Arrival(userId, connection.id(), channel.node(), largest, returns));
            }
        }
    }

    /** A connection of the user is gone. */
    public void disconnected(Connection<ClientSession> connection) {
        String userId = connection.session().userId();
        frames.forget(connection);
        leases.release(userId, connection.id());
        // Not at once: mostly they are back soon, and their chats are followed on.
        CompletableFuture.delayedExecutor(settings.debounce().toMillis(), TimeUnit.MILLISECONDS, executor)
                .execute(() -> rooms.dropIfEmpty(userId));
    }

    /** Tells a change that the leases have given out. Returns before it is done. */
    public void tell(PresenceChange change) {
        executor.execute(() -> {
            try {
                Collection<String> chatIds = chatsOf(change.userId());
                spread(change, chatIds, channel.otherFollowers(chatIds));
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException failed) {
                LOG.warn("Nobody was told whether user {} is online", change.userId(), failed);
            }
        });
    }

    /** Another node says something of who is online. */
    public void heard(String chatId, ChatSignal.Presence signal) {
        frames.show(
                new PresenceChange(signal.userId(), signal.lastSeen(), signal.version()),
                List.of(chatId),
                signal.largest());
    }

    /** Somebody has come to another node, and asks who is here. */
    public void heard(String chatId, Arrival arrival) {
        if (arrival.returns()) {
            frames.greetLate(arrival.userId(), chatId, arrival.largest());
        }
        List<String> here = rooms.liveMembers(chatId, arrival.largest()).stream()
                .filter(userId -> !userId.equals(arrival.userId()))
                .toList();
        if (!here.isEmpty()) {
            channel.send(arrival.node(), chatId, new Present(arrival.connectionId(), here));
        }
    }

    /** The answer of another node to somebody who has come here. */
    public void heard(String chatId, Present present) {
        frames.greet(present.connectionId(), chatId, present.userIds());
    }

    private void spread(PresenceChange change, Collection<String> chatIds, Map<String, Integer> others) {
        for (String chatId : chatIds) {
            int nodes = others.getOrDefault(chatId, 0);
            int largest = largestPerNode(nodes);
            frames.show(change, List.of(chatId), largest);
            if (nodes > 0 && isSmall(chatId, largest)) {
                channel.publish(
                        chatId, new ChatSignal.Presence(change.userId(), change.lastSeen(), change.version(), largest));
            }
        }
    }

    private Collection<String> chatsOf(String userId) throws InterruptedException {
        Collection<String> here = rooms.chatsOf(userId);
        if (!here.isEmpty()) {
            return here;
        }
        lookups.acquire();
        try {
            return memberships.chatsOf(userId);
        } finally {
            lookups.release();
        }
    }

    /** All nodes together tell at most twice as many as one node alone would, however the members are spread. */
    private int largestPerNode(int otherNodes) {
        return settings.largestChat() * 2 / (otherNodes + 2);
    }

    private boolean isSmall(String chatId, int largest) {
        return rooms.countMembers(chatId) <= largest;
    }
}
