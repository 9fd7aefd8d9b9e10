package chat.verbatim.realtime.fanout;

import chat.verbatim.api.chat.ChatEvent;
import chat.verbatim.api.receipt.ReceiptEvent.ReceiptsAdvanced;
import chat.verbatim.api.user.UserEvent;
import chat.verbatim.api.user.UserEvent.SessionEnded;
import chat.verbatim.eventstore.LogReader;
import chat.verbatim.realtime.receipt.ReceiptFrames;
import chat.verbatim.realtime.routing.Rooms;
import chat.verbatim.realtime.user.UserDirectory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;

/**
 * Follows the log from its head and shows each event to whom it concerns. It needs no stored token: what happens while it is
 * down reaches clients by their own positions.
 */
public final class LogFollower implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(LogFollower.class);
    private static final long IDLE_MILLIS = 1_000;
    private static final long RETRY_MILLIS = 500;

    private final StreamableMessageSource<TrackedEventMessage<?>> source;
    private final LogReader log;
    private final LogTranslation translation;
    private final ReceiptFrames receipts;
    private final UserDirectory users;
    private final Rooms rooms;
    private final Consumer<SessionEnded> sessionEnded;
    private volatile @Nullable Thread thread;

    public LogFollower(
            StreamableMessageSource<TrackedEventMessage<?>> source,
            LogReader log,
            LogTranslation translation,
            ReceiptFrames receipts,
            UserDirectory users,
            Rooms rooms,
            Consumer<SessionEnded> sessionEnded) {
        this.source = source;
        this.log = log;
        this.translation = translation;
        this.receipts = receipts;
        this.users = users;
        this.rooms = rooms;
        this.sessionEnded = sessionEnded;
    }

    @Override
    public synchronized void start() {
        if (thread == null) {
            rooms.startAt(log.headPosition());
            Thread follower = Thread.ofPlatform().name("fan-out").unstarted(this::follow);
            // Known before it runs, for it ends when it is not the one that is known.
            thread = follower;
            follower.start();
        }
    }

    @Override
    public synchronized void stop() {
        Thread running = thread;
        if (running == null) {
            return;
        }
        thread = null;
        running.interrupt();
        try {
            running.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** Before the web server and until after it: nobody is live before the log is followed. */
    @Override
    public int getPhase() {
        return WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 1;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void follow() {
        while (isMine()) {
            try (BlockingStream<TrackedEventMessage<?>> events =
                    source.openStream(new GlobalSequenceTrackingToken(rooms.position()))) {
                drain(events);
            } catch (InterruptedException stopping) {
                return;
            } catch (RuntimeException lost) {
                LOG.warn("The log cannot be read after position {}; trying again", rooms.position(), lost);
                pause();
            }
        }
    }

    private void drain(BlockingStream<TrackedEventMessage<?>> events) throws InterruptedException {
        while (isMine()) {
            if (events.hasNextAvailable((int) IDLE_MILLIS, TimeUnit.MILLISECONDS)) {
                show(events.nextAvailable());
            }
        }
    }

    private void show(TrackedEventMessage<?> tracked) {
        long position = tracked.trackingToken().position().orElseThrow();
        try {
            switch (tracked.getPayload()) {
                case ChatEvent event ->
                    rooms.route(translation.translate(event, (DomainEventMessage<?>) tracked, position));
                case ReceiptsAdvanced advanced -> rooms.route(receipts.advanced(advanced, position));
                case UserEvent event -> {
                    users.on(event);
                    if (event instanceof SessionEnded ended) {
                        sessionEnded.accept(ended);
                    }
                }
                default -> {}
            }
        } catch (RuntimeException unreadable) {
            // One event that cannot be shown must not hide all that come after it; clients see the hole in the seqs.
            LOG.error("The event at position {} cannot be shown", position, unreadable);
        }
        rooms.advance(position);
    }

    private boolean isMine() {
        return Thread.currentThread().equals(thread) && !Thread.currentThread().isInterrupted();
    }

    private void pause() {
        try {
            Thread.sleep(RETRY_MILLIS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
