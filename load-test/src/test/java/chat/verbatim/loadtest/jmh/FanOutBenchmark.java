package chat.verbatim.loadtest.jmh;

import chat.verbatim.api.session.Caller;
import chat.verbatim.realtime.routing.Broadcast;
import chat.verbatim.realtime.routing.Broadcast.Change;
import chat.verbatim.realtime.routing.ClientSession;
import chat.verbatim.realtime.routing.FrameEncoder;
import chat.verbatim.realtime.routing.Rooms;
import chat.verbatim.realtime.transport.Frame;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import tools.jackson.databind.json.JsonMapper;

/** A message to everybody in a room, up to the places where connections queue what they are to write. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class FanOutBenchmark {
    private static final String CHAT = Said.MESSAGE.chatId();
    private static final int KEPT = 2_048;

    /** Live members. */
    @Param({"2", "500"})
    public int members;

    private final FrameEncoder encoder = new FrameEncoder(JsonMapper.shared());
    private final Rooms rooms = new Rooms(KEPT);
    private long position;

    /** Everybody comes in. */
    @Setup
    public void join() {
        rooms.startAt(0);
        for (int i = 0; i < members; i++) {
            ClientSession session = new ClientSession(new Caller("user-" + i, "session-" + i, Instant.MAX), null);
            if (!rooms.join(
                    new QueueingConnection(session), Set.of(CHAT), 0, live -> Frame.of("caught_up", new byte[0]))) {
                throw new IllegalStateException("Nobody said anything that they could have missed.");
            }
        }
    }

    /** Encodes it once, and gives it to each of them. */
    @Benchmark
    public long route() {
        List<Frame> frames = List.of(encoder.frame("receive_message", Said.MESSAGE));
        rooms.route(Broadcast.toAll(++position, CHAT, Change.NONE, frames));
        return position;
    }
}
