package chat.verbatim.loadtest.jmh;

import chat.verbatim.api.chat.ChatEvent.MessageSent;
import chat.verbatim.eventstore.PayloadTransformer;
import chat.verbatim.eventstore.PayloadTransformer.Context;
import chat.verbatim.node.erasure.PersonalKeySettings;
import chat.verbatim.node.erasure.PersonalSeals;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.util.concurrent.TimeUnit;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/** What it costs that texts are stored encrypted: from an event to what is stored of it, and back. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SealBenchmark {
    private static final Context CONTEXT = new Context("Aa", MessageSent.class.getName(), "chat", 41);
    /** Has the same hash code, so that each of both is forgotten when the other one is read. */
    private static final Context TWIN = new Context("BB", MessageSent.class.getName(), "chat", 43);

    private static final Context SEEN = new Context("seen", MessageSent.class.getName(), "chat", 42);

    private final Serializer serializer = Jackson3Serializer.builder().build();
    private final MongoServer server = new MongoServer(new MemoryBackend());
    private final MessageSent event = new MessageSent(
            "d7f5ce0e90964fa738cf88c46d8861453",
            "14efefbd75554f7788426e1d5931af6b",
            "The quick brown fox jumps over the lazy dog, and nobody minds at all.",
            "2144744e-3cc3-4fa2-a9b0-86141c7b9348");

    /** Whether texts are encrypted. */
    @Param({"false", "true"})
    public boolean sealed;

    private MongoClient client = MongoClients.create();
    private PayloadTransformer writing = PayloadTransformer.identity();
    private PayloadTransformer reading = PayloadTransformer.identity();
    private String stored = "";
    private String twin = "";
    private String seen = "";

    /** Makes the sender's key. */
    @Setup
    public void store() {
        client.close();
        server.bind("127.0.0.1", 0);
        client = MongoClients.create(
                "mongodb://127.0.0.1:" + server.getLocalAddress().getPort());
        if (sealed) {
            writing = seals();
            reading = seals();
        }
        stored = writing.toStored(CONTEXT, json());
        twin = writing.toStored(TWIN, json());
        seen = reading.toStored(SEEN, json());
    }

    private PayloadTransformer seals() {
        String master = "MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTI=";
        return PersonalSeals.of(client.getDatabase("verbatim"), new PersonalKeySettings(master, null, 1_000))
                .payloads();
    }

    /** The end. */
    @TearDown
    public void close() {
        client.close();
        server.shutdownNow();
    }

    private String json() {
        return serializer.serialize(event, String.class).getData();
    }

    /** From the event to what is stored. */
    @Benchmark
    public String write() {
        return writing.toStored(CONTEXT, json());
    }

    /** From what another process has stored to the event. */
    @Benchmark
    @OperationsPerInvocation(2)
    public void read(Blackhole hole) {
        hole.consume(event(reading.fromStored(CONTEXT, stored)));
        hole.consume(event(reading.fromStored(TWIN, twin)));
    }

    /** As the second and every further reader of a process does. */
    @Benchmark
    public Object readAgain() {
        return event(reading.fromStored(SEEN, seen));
    }

    private Object event(String payload) {
        SerializedObject<String> object =
                new SimpleSerializedObject<>(payload, String.class, MessageSent.class.getName(), null);
        return serializer.deserialize(object);
    }
}
