package chat.verbatim.loadtest.jmh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The limit of any fan-out: the bytes of one message to the sockets of everybody in a room, and nothing else. What {@link FanOutBenchmark}
 * does comes on top of it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RawSocketBenchmark {
    /** What a delivery has in {@code load room}. */
    private static final int BYTES = 461;

    private static final int READ_AT_ONCE = 64 * 1024;

    /** Sockets. */
    @Param({"2", "500"})
    public int members;

    private final List<SocketChannel> ours = new ArrayList<>();
    private final List<SocketChannel> theirs = new ArrayList<>();
    private final ByteBuffer message = ByteBuffer.allocateDirect(BYTES);
    private final Selector readable = selector();
    private final Thread reader = new Thread(this::read, "reader");

    /** Connects everybody over the loopback interface. */
    @Setup
    public void connect() throws IOException {
        try (ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            for (int i = 0; i < members; i++) {
                SocketChannel client = SocketChannel.open(server.getLocalAddress());
                client.configureBlocking(false);
                client.register(readable, SelectionKey.OP_READ);
                theirs.add(client);
                ours.add(server.accept());
            }
        }
        reader.start();
    }

    /** One write for each; a member that does not read fast enough is waited for. */
    @Benchmark
    public int write() throws IOException {
        int written = 0;
        for (SocketChannel member : ours) {
            message.clear();
            while (message.hasRemaining()) {
                written += member.write(message);
            }
        }
        return written;
    }

    private void read() {
        ByteBuffer read = ByteBuffer.allocateDirect(READ_AT_ONCE);
        try {
            while (readable.isOpen()) {
                readable.select(key -> drain((SocketChannel) key.channel(), read));
            }
        } catch (ClosedSelectorException e) {
            // The end of the benchmark.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void drain(SocketChannel channel, ByteBuffer into) {
        into.clear();
        try {
            channel.read(into);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Selector selector() {
        try {
            return Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The end. */
    @TearDown
    public void close() throws IOException, InterruptedException {
        readable.close();
        reader.join();
        for (SocketChannel each : ours) {
            each.close();
        }
        for (SocketChannel each : theirs) {
            each.close();
        }
    }
}
