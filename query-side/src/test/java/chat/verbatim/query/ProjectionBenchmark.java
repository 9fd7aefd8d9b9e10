package chat.verbatim.query;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The projection of chats, with the embedded server in memory, round trips included. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ProjectionBenchmark {
    private static final int EVENTS = 5_000;
    private static final String PROJECTION = "chat";

    private final QueryServer server = QueryServer.startUnchecked();
    private final EventStore log = server.log();
    private final List<String> users = MixedChats.people(log);
    private final ScriptedChat chat = ScriptedChat.direct(log, users.getFirst(), users.getLast());

    /** Writes what is to be rebuilt. */
    @Setup
    public void write() {
        MixedChats.write(log, users, EVENTS);
        server.awaitHead(PROJECTION);
    }

    /** The server ends. */
    @TearDown
    public void close() {
        server.close();
    }

    /** An event of a rebuild from the beginning. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public void rebuild() {
        server.projections().rebuild(PROJECTION);
        server.awaitHead(PROJECTION);
    }

    /** A message, from its append until it can be read. */
    @Benchmark
    public void message() {
        chat.send(users.getFirst(), "A message of a usual length, which is some eighty characters long");
        server.awaitHead(PROJECTION);
    }
}
