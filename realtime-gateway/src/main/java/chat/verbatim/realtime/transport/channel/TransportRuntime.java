package chat.verbatim.realtime.transport.channel;

import chat.verbatim.realtime.transport.CloseReason;
import chat.verbatim.realtime.transport.TransportSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What all connections share: the settings and the two threads that serve them. */
public final class TransportRuntime implements AutoCloseable {

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final TransportSettings settings;
    private final FlushSchedule flushes;
    private final Sweep sweep;

    /** Starts the threads. */
    public TransportRuntime(TransportSettings settings) {
        this.settings = settings;
        this.flushes = new FlushSchedule(settings.flushWindow());
        this.sweep = new Sweep(pause(settings));
    }

    /** The settings. */
    public TransportSettings settings() {
        return settings;
    }

    /** Looks after time-outs. */
    public Sweep sweep() {
        return sweep;
    }

    /** A new connection's outbox. */
    public Outbox outbox(Runnable onReadable) {
        return new Outbox(new Outbox.Limits(settings.queueMessages(), settings.queueBytes()), flushes, onReadable);
    }

    /** A new connection's mailbox. */
    public Mailbox mailbox() {
        return new Mailbox(settings.mailboxMessages());
    }

    /** Closes all connections in an orderly way, at once. */
    public void hangUp() {
        channels().forEach(channel -> channel.close(CloseReason.SHUTDOWN));
    }

    /** Closes the connections of now one after the other, so that their clients do not come to another server all at once. */
    public void sendAway() throws InterruptedException {
        long begin = System.nanoTime();
        long longest = settings.longestFarewell().toNanos();
        long pause = TimeUnit.SECONDS.toNanos(1) / settings.farewellsPerSecond();
        int gone = 0;
        for (Channel channel : channels()) {
            long due = Math.min(gone++ * pause, longest);
            TimeUnit.NANOSECONDS.sleep(begin + due - System.nanoTime());
            channel.close(CloseReason.SHUTDOWN);
        }
    }

    private List<Channel> channels() {
        List<Channel> channels = new ArrayList<>();
        sweep.forEach(swept -> {
            if (swept instanceof Channel channel) {
                channels.add(channel);
            }
        });
        return channels;
    }

    @Override
    public void close() {
        sweep.close();
        flushes.close();
    }

    // A twentieth of the shortest deadline is late enough not to be noticed.
    private static Duration pause(TransportSettings settings) {
        Duration shortest = settings.pingInterval();
        for (Duration each : new Duration[] {settings.pingTimeout(), settings.connectTimeout()}) {
            shortest = each.compareTo(shortest) < 0 ? each : shortest;
        }
        Duration pause = shortest.dividedBy(20);
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
