package chat.verbatim.loadtest.jmh;

import chat.verbatim.api.session.Caller;
import chat.verbatim.api.trace.Step;
import chat.verbatim.api.trace.Traces;
import chat.verbatim.node.trace.Collector;
import chat.verbatim.node.trace.TraceSettings;
import chat.verbatim.realtime.routing.Broadcast;
import chat.verbatim.realtime.routing.Broadcast.Change;
import chat.verbatim.realtime.routing.ClientSession;
import chat.verbatim.realtime.routing.FrameEncoder;
import chat.verbatim.realtime.routing.Rooms;
import chat.verbatim.realtime.trace.GatewayTraces;
import chat.verbatim.realtime.transport.Frame;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.serialization.SerializedMessage;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import tools.jackson.databind.json.JsonMapper;

/** What traces add to an event on its way from the log to the queues of a room; {@code -prof gc} shows what they allocate. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class TraceBenchmark {
    private static final String CHAT = Said.MESSAGE.chatId();
    private static final String CAUSE =
            "\"traceId\":\"a0f7651916cd43dd8448eb211c80319c\",\"correlationId\":\"b0f76519\"";
    private static final String FOLLOWED = "\"trace\":\"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\"";

    /** How an event is looked at: not at all; by a process without a collector; by one with, while the event is not followed, or is. */
    public enum Look {
        NONE,
        OFF,
        NOT_FOLLOWED,
        FOLLOWED
    }

    @Param
    public Look look = Look.NONE;

    /** Live members. */
    @Param({"2", "500"})
    public int members;

    private final FrameEncoder encoder = new FrameEncoder(JsonMapper.shared());
    private final Rooms rooms = new Rooms(2_048);
    private final Serializer serializer = Jackson3Serializer.builder().build();
    private final Collector collector =
            new Collector(new TraceSettings("http://127.0.0.1:9/", 0, true, 1), "benchmark", "1");
    private final Instant now = Instant.now();
    private GatewayTraces traces = new GatewayTraces(Traces.NONE);
    private long position;

    /** Everybody comes in. */
    @Setup
    public void join() {
        if (look == Look.NOT_FOLLOWED || look == Look.FOLLOWED) {
            traces = new GatewayTraces(collector.traces());
        }
        rooms.startAt(0);
        for (int i = 0; i < members; i++) {
            ClientSession session = new ClientSession(new Caller("user-" + i, "session-" + i, Instant.MAX), null);
            if (!rooms.join(
                    new QueueingConnection(session), Set.of(CHAT), 0, live -> Frame.of("caught_up", new byte[0]))) {
                throw new IllegalStateException("Nobody said anything that they could have missed.");
            }
        }
    }

    @TearDown
    public void close() {
        collector.close();
    }

    /** As the gateway shows an event, which it has just read from the log. */
    @Benchmark
    public long show() {
        TrackedEventMessage<?> event = event(++position);
        List<Frame> frames = List.of(encoder.frame("receive_message", Said.MESSAGE));
        Broadcast broadcast = Broadcast.toAll(position, CHAT, Change.NONE, frames);
        if (look == Look.NONE) {
            rooms.route(broadcast);
            return event.getTimestamp().toEpochMilli();
        }
        Step step = traces.follow("fan-out", event, position);
        rooms.route(broadcast, traces.eachDevice(step, CHAT, position));
        step.end();
        return event.getTimestamp().toEpochMilli();
    }

    private TrackedEventMessage<?> event(long at) {
        String metaData = look == Look.FOLLOWED ? '{' + CAUSE + ',' + FOLLOWED + '}' : '{' + CAUSE + '}';
        return new GenericTrackedDomainEventMessage<>(
                new GlobalSequenceTrackingToken(at),
                "Chat",
                CHAT,
                at,
                new SerializedMessage<>(
                        "event",
                        new SimpleSerializedObject<>("{}", String.class, "java.lang.Object", null),
                        new SerializedMetaData<>(metaData, String.class),
                        serializer),
                () -> now);
    }
}
