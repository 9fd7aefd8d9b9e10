package chat.verbatim.node.rpc;

import io.grpc.CallOptions;
import io.grpc.ConnectivityState;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Another process of the cluster, and what is known of how it does. */
public final class Peer {
    static final int LARGEST_MESSAGE = 16 * 1024 * 1024;
    private static final int KEEP_ALIVE_SECONDS = 5;
    private static final int KEEP_ALIVE_PATIENCE_SECONDS = 3;

    private final NodeAddress address;
    private final ManagedChannel channel;
    private final Duration avoidance;
    private volatile long avoidedUntil = System.nanoTime();

    Peer(NodeAddress address, Secret secret, Duration avoidance) {
        this.address = address;
        this.avoidance = avoidance;
        this.channel = Grpc.newChannelBuilderForAddress(
                        address.host(), address.port(), InsecureChannelCredentials.create())
                .intercept(secret)
                .keepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS)
                .keepAliveTimeout(KEEP_ALIVE_PATIENCE_SECONDS, TimeUnit.SECONDS)
                .maxInboundMessageSize(LARGEST_MESSAGE)
                .disableRetry()
                .build();
    }

    public NodeAddress address() {
        return address;
    }

    /** Whether there is reason to expect an answer in time. */
    boolean isUsable() {
        ConnectivityState state = channel.getState(true);
        return state != ConnectivityState.TRANSIENT_FAILURE
                && state != ConnectivityState.SHUTDOWN
                && System.nanoTime() - avoidedUntil >= 0;
    }

    boolean isConnected() {
        return channel.getState(true) == ConnectivityState.READY;
    }

    /** From now on others are asked first, for a while. */
    public void avoid() {
        avoidedUntil = System.nanoTime() + avoidance.toNanos();
    }

    /** Tries to connect now instead of after gRPC's growing pauses, so that a process that comes back is found soon. */
    void reconnect() {
        if (channel.getState(true) == ConnectivityState.TRANSIENT_FAILURE) {
            channel.resetConnectBackoff();
        }
    }

    /**
     * Asks, and waits in the calling thread.
     *
     * @throws StatusRuntimeException when no answer came in time
     */
    byte[] call(Exchange exchange, byte[] question, Duration patience) {
        CallOptions options = CallOptions.DEFAULT.withDeadlineAfter(patience.toNanos(), TimeUnit.NANOSECONDS);
        return ClientCalls.blockingUnaryCall(channel, exchange.method(), options, question);
    }

    /** Asks whether it is there. Returns what is wrong when no answer comes in time. */
    Optional<String> fault(Duration patience) {
        try {
            call(Exchange.PING, new byte[0], patience);
            return Optional.empty();
        } catch (StatusRuntimeException failed) {
            Status status = failed.getStatus();
            return switch (status.getCode()) {
                // A process of a version that does not know the question is there all the same.
                case UNIMPLEMENTED -> Optional.empty();
                case UNAVAILABLE -> Optional.of("cannot be reached");
                case DEADLINE_EXCEEDED -> Optional.of("does not answer in time");
                case UNAUTHENTICATED -> Optional.of("refuses this process: " + status.getDescription());
                default -> Optional.of("answers " + status);
            };
        }
    }

    void close() {
        channel.shutdownNow();
    }

    @Override
    public String toString() {
        return address.toString();
    }
}
