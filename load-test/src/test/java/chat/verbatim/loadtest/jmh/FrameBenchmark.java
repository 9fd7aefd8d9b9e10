package chat.verbatim.loadtest.jmh;

import chat.verbatim.realtime.routing.FrameEncoder;
import chat.verbatim.realtime.transport.Frame;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From a message to the bytes that all receivers share, and from a client's text to what it says. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FrameBenchmark {
    private static final String SEND =
            "{\"event\":\"send_message\",\"id\":7,\"data\":{\"chatId\":\"" + Said.MESSAGE.chatId() + "\",\"content\":\""
                    + Said.MESSAGE.content() + "\",\"idempotencyKey\":\"5f0c7f1e-0001\"}}";

    private final FrameEncoder encoder = new FrameEncoder(JsonMapper.shared());
    private final byte[] json = encoder.bytes(Said.MESSAGE);

    /** JSON of a payload. */
    @Benchmark
    public byte[] payload() {
        return encoder.bytes(Said.MESSAGE);
    }

    /** The form for Socket.IO clients of a payload that is JSON already. */
    @Benchmark
    public byte[] socketIo() {
        return Frame.of("receive_message", json).socketIo().bytes();
    }

    /** The form for plain clients of a payload that is JSON already. */
    @Benchmark
    public byte[] plain() {
        return Frame.of("receive_message", json).plain().bytes();
    }

    /** What a client sent, read into a tree. */
    @Benchmark
    public JsonNode read() {
        return JsonMapper.shared().readTree(SEND);
    }
}
