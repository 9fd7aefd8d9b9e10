package chat.verbatim.realtime.routing;

import chat.verbatim.realtime.transport.Connection;
import chat.verbatim.realtime.transport.Frame;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The live connections of one user on this node, and the chats that they hear. Guarded by the lock of {@link Rooms}. */
final class Room {
    private static final Counter FRAMES = Metrics.counter("verbatim.frames");

    private final String userId;
    private final Set<Connection<ClientSession>> connections = new HashSet<>(4);
    private final Set<String> chatIds;

    Room(String userId, Set<String> chatIds) {
        this.userId = userId;
        this.chatIds = chatIds;
    }

    String userId() {
        return userId;
    }

    Set<Connection<ClientSession>> connections() {
        return connections;
    }

    Set<String> chatIds() {
        return chatIds;
    }

    void send(List<Frame> frames) {
        connections.forEach(connection -> frames.forEach(connection::send));
        FRAMES.increment((double) connections.size() * frames.size());
    }

    /** Sends what stands at a position of the log, but not to those who had seen more than that when they came. */
    void send(long position, List<Frame> frames, @Nullable FrameWatch watch) {
        int receivers = 0;
        for (Connection<ClientSession> connection : connections) {
            if (connection.session().isLiveAt(position)) {
                for (Frame frame : frames) {
                    connection.send(watch == null ? frame : watch.toSend(connection, frame));
                }
                receivers++;
            }
        }
        FRAMES.increment((double) receivers * frames.size());
    }
}
