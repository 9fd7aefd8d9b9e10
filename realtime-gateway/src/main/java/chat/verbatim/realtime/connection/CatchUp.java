package chat.verbatim.realtime.connection;

import chat.verbatim.api.Position;
import chat.verbatim.api.chat.ChatQuery.Departure;
import chat.verbatim.api.chat.ChatQuery.FindMemberships;
import chat.verbatim.api.chat.ChatQuery.Membership;
import chat.verbatim.api.chat.ChatQuery.Memberships;
import chat.verbatim.eventstore.LogReader;
import chat.verbatim.realtime.offline.OfflineDelivery;
import chat.verbatim.realtime.offline.OfflineMessage;
import chat.verbatim.realtime.resume.MissedEvents;
import chat.verbatim.realtime.resume.OwedMessages;
import chat.verbatim.realtime.routing.ClientSession;
import chat.verbatim.realtime.routing.FrameEncoder;
import chat.verbatim.realtime.routing.Rooms;
import chat.verbatim.realtime.transport.Connection;
import chat.verbatim.realtime.transport.Frame;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;

/**
 * Brings a connection from the position that its client has seen to live: what was missed in the order of the log, then
 * {@code caught_up}, then everything else as it happens; no gap, no double. A client that has no position gets what its user
 * is owed instead of what it missed.
 */
public final class CatchUp {
    private static final int FRAMES_BETWEEN_PAUSES = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration MOST_BEHIND = Duration.ofSeconds(10);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(5);

    private final QueryGateway queries;
    private final LogReader log;
    private final MissedEvents missedEvents;
    private final OwedMessages owed;
    private final OfflineDelivery offline;
    private final Rooms rooms;
    private final FrameEncoder encoder;
    private final int mostMissed;
    private final Duration mostBehind;

    public CatchUp(
            QueryGateway queries,
            LogReader log,
            MissedEvents missedEvents,
            OwedMessages owed,
            OfflineDelivery offline,
            Rooms rooms,
            FrameEncoder encoder,
            int mostMissed) {
        this(queries, log, missedEvents, owed, offline, rooms, encoder, mostMissed, MOST_BEHIND);
    }

    /** @param mostBehind how long a client waits for this node to come as far as the view of its chats */
    CatchUp(
            QueryGateway queries,
            LogReader log,
            MissedEvents missedEvents,
            OwedMessages owed,
            OfflineDelivery offline,
            Rooms rooms,
            FrameEncoder encoder,
            int mostMissed,
            Duration mostBehind) {
        this.queries = queries;
        this.log = log;
        this.missedEvents = missedEvents;
        this.owed = owed;
        this.offline = offline;
        this.rooms = rooms;
        this.encoder = encoder;
        this.mostMissed = mostMissed;
        this.mostBehind = mostBehind;
    }

    /**
     * @param position what the client has seen; null when it begins now
     * @return false when the connection ended or overflowed on the way, and is not live
     * @throws IllegalStateException when this node is too far behind: the client is to come back, perhaps to another one
     * @throws chat.verbatim.api.RefusedException when {@code position} is none, with nothing changed
     */
    boolean bring(Connection<ClientSession> connection, @Nullable String position) throws InterruptedException {
        long seen = position == null ? rooms.position() : Position.decode(position, "position");
        boolean fromStart = position == null;
        // The store is asked only when this node knows of less: it may be behind the one that the client comes from.
        if (seen > Math.max(rooms.position(), log.headPosition()) && seen > log.refreshedHeadPosition()) {
            // Of another log, or of one that was restored from an older backup: nothing can be resumed from it.
            seen = rooms.position();
            fromStart = true;
        }
        rooms.leave(connection);
        boolean owing = fromStart;
        // Also who resumes by a position may have messages waiting, and acknowledges them as they come.
        List<OfflineMessage> queued = offline.take(connection.session().userId(), connection.id());
        while (connection.isOpen()) {
            if (owing) {
                // What is owed depends on the user's marks, and one that was acknowledged just now counts: also where
                // this
                // node is behind, as it is when it was stopped for a while or nobody nudged it. It would go on to show
                // what
                // was acknowledged elsewhere, too; so it comes as far first.
                long head = log.refreshedHeadPosition();
                awaitPosition(head, connection, "the log goes to " + head);
            }
            long until = Math.max(rooms.position(), seen);
            Memberships memberships = membershipsOf(connection.session().userId(), until);
            if (awaitDepartures(connection, memberships, until)) {
                continue;
            }
            offline.settle(connection.id(), message -> !OwedMessages.owes(memberships, message));
            if (owing) {
                owing = false;
                seen = until;
                if (!send(
                        connection,
                        owed.upTo(until, memberships, queued, mostMissed).orElseGet(List::of))) {
                    return false;
                }
            }
            if (seen < until) {
                Optional<List<Frame>> missed = missedEvents.between(seen, until, memberships, mostMissed);
                fromStart |= missed.isEmpty();
                if (!send(connection, missed.orElseGet(List::of))) {
                    return false;
                }
                seen = until;
            }
            if (join(connection, memberships, seen, fromStart)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The view may know of a departure that this node has not come to yet. Live before it and without the chat, the user would miss what is
     * said until they leave; so this node comes as far first. One that does not come so far in time lets its client go, for another node
     * may be further.
     *
     * @return whether there was one, and this node is behind it no more
     */
    private boolean awaitDepartures(Connection<ClientSession> connection, Memberships memberships, long until)
            throws InterruptedException {
        long last = memberships.departures().stream()
                .mapToLong(Departure::position)
                .max()
                .orElse(0);
        if (last <= until) {
            return false;
        }
        awaitPosition(last, connection, "its user left a chat at " + last);
        return true;
    }

    private void awaitPosition(long wanted, Connection<ClientSession> connection, String why)
            throws InterruptedException {
        long end = System.nanoTime() + mostBehind.toNanos();
        while (rooms.position() < wanted && connection.isOpen()) {
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException(
                        "This node has come to position " + rooms.position() + ", and " + why + " already");
            }
            Thread.sleep(LOOK_AGAIN);
        }
    }

    private boolean join(Connection<ClientSession> connection, Memberships memberships, long seen, boolean fromStart) {
        Set<String> chatIds =
                memberships.chats().stream().map(Membership::chatId).collect(Collectors.toSet());
        return rooms.join(
                connection,
                chatIds,
                seen,
                live -> encoder.frame("caught_up", new CaughtUp(Position.encode(live), fromStart ? true : null)));
    }

    private Memberships membershipsOf(String userId, long minPosition) {
        return queries.query(new FindMemberships(userId, minPosition), Memberships.class)
                .join();
    }

    private static boolean send(Connection<ClientSession> connection, List<Frame> frames) throws InterruptedException {
        int sent = 0;
        for (Frame frame : frames) {
            if (sent++ % FRAMES_BETWEEN_PAUSES == 0 && !connection.awaitRoom(PATIENCE)) {
                return false;
            }
            connection.send(frame);
        }
        return connection.isOpen();
    }

    record CaughtUp(String position, @Nullable Boolean fromStart) {}
}
