package chat.verbatim.realtime.routing;

import chat.verbatim.realtime.routing.Broadcast.Change;
import chat.verbatim.realtime.transport.Connection;
import chat.verbatim.realtime.transport.Frame;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The live connections of this node by user and chat. Everything that changes who hears what, and everything that is heard,
 * goes through one lock, in the order of the log: that is what makes a join gapless and a removal a fence. Nothing under the
 * lock blocks: sending is queueing.
 */
public final class Rooms {
    /** Well below what a connection's queue holds, for nobody waits for room in it under the lock. */
    private static final int LARGEST_REPLAY = 256;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Room> byUser = new HashMap<>();
    private final ChatMembers byChat;
    private final int keptBroadcasts;
    private RecentBroadcasts recent;
    private volatile long position;

    /** @param keptBroadcasts how many of the newest broadcasts are kept for connections that are about to go live; 1 or more */
    public Rooms(int keptBroadcasts) {
        this(keptBroadcasts, Audience.NOBODY);
    }

    /** @param audience hears which chats have a member here; never called twice in a row with the same about one chat */
    public Rooms(int keptBroadcasts, Audience audience) {
        this.byChat = new ChatMembers(audience);
        this.keptBroadcasts = keptBroadcasts;
        this.recent = new RecentBroadcasts(keptBroadcasts, 0);
    }

    /** Up to where in the log everything has been routed. */
    public long position() {
        return position;
    }

    /** Routing begins after this position, with nobody live. */
    public void startAt(long start) {
        locked(() -> {
            recent = new RecentBroadcasts(keptBroadcasts, start);
            position = start;
        });
    }

    /** Nothing that is routed here happened up to {@code reached}. */
    public void advance(long reached) {
        locked(() -> position = Math.max(position, reached));
    }

    /** Keeps nothing of what was shown: whoever comes now reads it from the log, which may say less of it by now. */
    public void forgetShown() {
        locked(() -> recent = new RecentBroadcasts(keptBroadcasts, position));
    }

    /** Shows an event to those it is for that are live here. */
    public void route(Broadcast broadcast) {
        route(broadcast, null);
    }

    /** @param watch sees to whom it goes; null for nobody */
    public void route(Broadcast broadcast, @Nullable FrameWatch watch) {
        locked(() -> {
            if (broadcast.change() instanceof Change.Joins joins) {
                joins.userIds().forEach(userId -> enter(userId, broadcast.chatId()));
            }
            for (Room room : receiversOf(broadcast)) {
                room.send(broadcast.position(), broadcast.frames().apply(room.userId()), watch);
            }
            if (broadcast.change() instanceof Change.Leaves leaves) {
                showOut(broadcast, leaves.userId());
            }
            if (watch != null) {
                watch.done();
            }
            recent.add(broadcast);
            position = Math.max(position, broadcast.position());
        });
    }

    /**
     * Makes a connection live that has seen everything up to {@code seen}. That may be more than has been routed here: its client comes
     * from a node that is ahead. It is not shown anything again.
     *
     * @param chatIds the chats of its user as they were at {@code seen} or later
     * @param caughtUp makes the frame that tells it the position from which on it is live
     * @return false, with nothing done, when {@code seen} is too long ago: the log must be read first
     */
    public boolean join(
            Connection<ClientSession> connection, Set<String> chatIds, long seen, LongFunction<Frame> caughtUp) {
        lock.lock();
        try {
            List<Broadcast> missed = recent.between(seen, Long.MAX_VALUE);
            if (!recent.reachBackTo(seen) || missed.size() > LARGEST_REPLAY) {
                return false;
            }
            String userId = connection.session().userId();
            Visibility visible = new Visibility(userId, chatIds);
            missed.forEach(broadcast -> visible.show(broadcast).forEach(connection::send));
            connection.send(caughtUp.apply(Math.max(position, seen)));
            connection.session().becomeLive(seen);
            Room room = byUser.computeIfAbsent(userId, id -> new Room(id, new HashSet<>()));
            room.connections().add(connection);
            visible.chatIds().forEach(chatId -> enter(userId, chatId));
            return true;
        } finally {
            lock.unlock();
        }
    }

    /**
     * The connection is not live any more; does nothing when it is not. Its user's room stays, so that others can be told that
     * they left, until {@link #dropIfEmpty}.
     */
    public void leave(Connection<ClientSession> connection) {
        locked(() -> {
            Room room = byUser.get(connection.session().userId());
            if (room != null) {
                room.connections().remove(connection);
            }
        });
    }

    /** Forgets a user who has no live connection here. */
    public void dropIfEmpty(String userId) {
        locked(() -> {
            Room room = byUser.get(userId);
            if (room != null && room.connections().isEmpty()) {
                byUser.remove(userId);
                List.copyOf(room.chatIds()).forEach(chatId -> exit(room, chatId));
            }
        });
    }

    /** Everything that was routed here after {@code seen} and up to {@code until}, in order; empty when it is not kept any more. */
    public Optional<List<Broadcast>> kept(long seen, long until) {
        return underLock(() -> recent.reachBackTo(seen) && position >= until
                ? Optional.of(recent.between(seen, until))
                : Optional.empty());
    }

    /** Whether the user has a live connection here and is a member of the chat. */
    public boolean hears(String userId, String chatId) {
        return underLock(() -> {
            Room room = byUser.get(userId);
            return room != null && room.chatIds().contains(chatId);
        });
    }

    /** Shows something that is not in the log to the members of a chat that are live here, but for one user. */
    public void sendToOthers(String chatId, String exceptUserId, Frame frame) {
        locked(() -> {
            for (Room room : byChat.of(chatId)) {
                if (!room.userId().equals(exceptUserId)) {
                    room.send(List.of(frame));
                }
            }
        });
    }

    /**
     * Shows something that is not in the log to the members of a chat that are live here, but for one user and those who were
     * told already; these are added to.
     *
     * @param largest nothing is shown in a chat with more live members
     */
    public void sendOnce(String chatId, String exceptUserId, int largest, Frame frame, Set<String> told) {
        locked(() -> {
            Set<Room> members = byChat.of(chatId);
            if (members.size() > largest) {
                return;
            }
            for (Room room : members) {
                if (!room.userId().equals(exceptUserId) && told.add(room.userId())) {
                    room.send(List.of(frame));
                }
            }
        });
    }

    /** The chats that the user hears here. */
    public Set<String> chatsOf(String userId) {
        return underLock(() -> {
            Room room = byUser.get(userId);
            return room == null ? Set.of() : Set.copyOf(room.chatIds());
        });
    }

    /** Whether the user has a live connection here. */
    public boolean isLive(String userId) {
        return underLock(() -> {
            Room room = byUser.get(userId);
            return room != null && !room.connections().isEmpty();
        });
    }

    /** Whether this is the one of its user's live connections here that does what is to be done once for all of them. */
    public boolean speaksForUser(Connection<ClientSession> connection) {
        return underLock(() -> {
            Room room = byUser.get(connection.session().userId());
            return room != null
                    && room.connections().stream().allMatch(other -> other.id().compareTo(connection.id()) >= 0);
        });
    }

    /** How many members of a chat are here. */
    public int countMembers(String chatId) {
        return underLock(() -> {
            return byChat.of(chatId).size();
        });
    }

    /** The members of a chat with live connections here; nobody when there are more than {@code largest}. */
    public List<String> liveMembers(String chatId, int largest) {
        return underLock(() -> {
            Set<Room> members = byChat.of(chatId);
            return members.size() > largest ? List.of() : liveOf(members);
        });
    }

    /** The other users with live connections here who share a chat of at most {@code largest} live members with the user. */
    public List<String> liveContacts(String userId, int largest) {
        return underLock(() -> {
            return liveOf(contactsOf(userId, largest));
        });
    }

    /** Tells each live connection up to where it has been sent everything. */
    public void tellPosition(LongFunction<Frame> reached) {
        locked(() -> {
            Frame frame = reached.apply(position);
            byUser.values().forEach(room -> room.send(position + 1, List.of(frame), null));
        });
    }

    private Collection<Room> receiversOf(Broadcast broadcast) {
        if (!(broadcast.change() instanceof Change.OfUser(String userId, Set<String> chatIds))) {
            return byChat.of(broadcast.chatId());
        }
        if (chatIds == null) {
            return byUser.values();
        }
        Set<Room> receivers = new HashSet<>();
        chatIds.forEach(chatId -> receivers.addAll(byChat.of(chatId)));
        Room self = byUser.get(userId);
        if (self != null) {
            receivers.add(self);
        }
        return receivers;
    }

    private static List<String> liveOf(Set<Room> rooms) {
        return rooms.stream()
                .filter(room -> !room.connections().isEmpty())
                .map(Room::userId)
                .toList();
    }

    private Set<Room> contactsOf(String userId, int largest) {
        Room self = byUser.get(userId);
        if (self == null) {
            return Set.of();
        }
        Set<Room> contacts = new HashSet<>();
        for (String chatId : self.chatIds()) {
            Set<Room> members = byChat.of(chatId);
            if (members.size() <= largest) {
                contacts.addAll(members);
            }
        }
        contacts.remove(self);
        return contacts;
    }

    private void enter(String userId, String chatId) {
        Room room = byUser.get(userId);
        if (room != null && room.chatIds().add(chatId)) {
            byChat.add(chatId, room);
        }
    }

    private void exit(Room room, String chatId) {
        room.chatIds().remove(chatId);
        byChat.remove(chatId, room);
    }

    /** The removed user sees the removal also where this node had heard of it before, by a view newer than the log. */
    private void showOut(Broadcast broadcast, String userId) {
        Room room = byUser.get(userId);
        if (room == null) {
            return;
        }
        if (!room.chatIds().contains(broadcast.chatId())) {
            room.send(broadcast.position(), broadcast.frames().apply(userId), null);
        }
        exit(room, broadcast.chatId());
    }

    private void locked(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }

    private <T> T underLock(Supplier<T> question) {
        lock.lock();
        try {
            return question.get();
        } finally {
            lock.unlock();
        }
    }
}
