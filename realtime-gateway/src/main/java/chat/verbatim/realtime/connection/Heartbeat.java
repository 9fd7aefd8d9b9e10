package chat.verbatim.realtime.connection;

import chat.verbatim.api.Position;
import chat.verbatim.realtime.routing.FrameEncoder;
import chat.verbatim.realtime.routing.Rooms;
import chat.verbatim.realtime.typing.TypingLeases;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** What happens now and then on one thread for all connections: heartbeats, leases that end, tokens that expire. */
public final class Heartbeat implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);
    private static final Duration SWEEP = Duration.ofSeconds(1);

    private final ClientConnections connections;
    private final TypingLeases typing;
    private final Rooms rooms;
    private final FrameEncoder encoder;
    private final InstantSource clock;
    private final Duration heartbeatInterval;
    private @Nullable ScheduledExecutorService timer;

    public Heartbeat(
            ClientConnections connections,
            TypingLeases typing,
            Rooms rooms,
            FrameEncoder encoder,
            InstantSource clock,
            Duration heartbeatInterval) {
        this.connections = connections;
        this.typing = typing;
        this.rooms = rooms;
        this.encoder = encoder;
        this.clock = clock;
        this.heartbeatInterval = heartbeatInterval;
    }

    @Override
    public synchronized void start() {
        if (timer != null) {
            return;
        }
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("gateway-heartbeat").daemon().factory());
        every(started, SWEEP, this::sweep);
        every(started, heartbeatInterval, this::beat);
        timer = started;
    }

    @Override
    public synchronized void stop() {
        if (timer != null) {
            timer.shutdownNow();
            timer = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return timer != null;
    }

    private void sweep() {
        typing.sweep();
        connections.endExpired(clock.instant());
    }

    private void beat() {
        rooms.tellPosition(position -> encoder.frame("heartbeat", new Beat(Position.encode(position))));
    }

    /** A task that fails once would never run again. */
    private static void every(ScheduledExecutorService timer, Duration interval, Runnable task) {
        var unused = timer.scheduleWithFixedDelay(
                () -> {
                    try {
                        task.run();
                    } catch (RuntimeException failed) {
                        LOG.error("A periodic task of the gateway failed; it runs again", failed);
                    }
                },
                interval.toMillis(),
                interval.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    record Beat(String position) {}
}
