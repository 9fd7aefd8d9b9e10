package chat.verbatim.node.rpc;

import io.grpc.Server;
import io.grpc.ServerCallHandler;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCalls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Answers other processes of the cluster, each question in a virtual thread of its own. */
public final class RpcServer implements AutoCloseable {
    private static final int SHUTDOWN_SECONDS = 5;
    private static final int KEEP_ALIVE_SECONDS = 2;

    private final NodeAddress address;
    private final Secret secret;
    private final UnaryOperator<byte[]> commands;
    private final UnaryOperator<byte[]> queries;
    private @Nullable Server server;
    private @Nullable ExecutorService threads;

    public RpcServer(
            NodeAddress address, String secret, UnaryOperator<byte[]> commands, UnaryOperator<byte[]> queries) {
        this.address = address;
        this.secret = new Secret(secret);
        this.commands = commands;
        this.queries = queries;
    }

    /** @throws UncheckedIOException when the address cannot be listened on */
    public synchronized void start() {
        ServerServiceDefinition service = ServerServiceDefinition.builder(Exchange.SERVICE)
                .addMethod(Exchange.COMMAND.method(), answering(commands))
                .addMethod(Exchange.QUERY.method(), answering(queries))
                .addMethod(Exchange.PING.method(), answering(UnaryOperator.identity()))
                .build();
        ExecutorService started = Executors.newVirtualThreadPerTaskExecutor();
        threads = started;
        try {
            server = NettyServerBuilder.forAddress(address.socketAddress())
                    .executor(started)
                    .intercept(secret)
                    .permitKeepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS)
                    .permitKeepAliveWithoutCalls(true)
                    .maxInboundMessageSize(Peer.LARGEST_MESSAGE)
                    .addService(service)
                    .build()
                    .start();
        } catch (IOException taken) {
            throw new UncheckedIOException("cannot listen on " + address, taken);
        }
    }

    private static ServerCallHandler<byte[], byte[]> answering(UnaryOperator<byte[]> handler) {
        return ServerCalls.asyncUnaryCall((question, answers) -> {
            answers.onNext(handler.apply(question));
            answers.onCompleted();
        });
    }

    public synchronized boolean isRunning() {
        return server != null;
    }

    /** Takes no more questions, and answers those that it has. */
    @Override
    public synchronized void close() {
        Server running = server;
        ExecutorService executor = threads;
        if (running == null || executor == null) {
            return;
        }
        server = null;
        running.shutdown();
        try {
            if (!running.awaitTermination(SHUTDOWN_SECONDS, TimeUnit.SECONDS)) {
                running.shutdownNow();
            }
        } catch (InterruptedException stopping) {
            running.shutdownNow();
            Thread.currentThread().interrupt();
        }
        executor.shutdown();
    }
}
