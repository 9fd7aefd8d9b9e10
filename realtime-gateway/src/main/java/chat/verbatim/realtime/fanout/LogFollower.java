package chat.verbatim.realtime.fanout;

import chat.verbatim.api.chat.ChatEvent;
import chat.verbatim.api.chat.ChatEvent.MessageSent;
import chat.verbatim.api.moderation.ModerationEvent.UserSuspended;
import chat.verbatim.api.preference.PreferenceEvent.ChatPreferencesChanged;
import chat.verbatim.api.receipt.ReceiptEvent.ReceiptsAdvanced;
import chat.verbatim.api.trace.Step;
import chat.verbatim.api.trace.TraceField;
import chat.verbatim.api.user.UserEvent;
import chat.verbatim.api.user.UserEvent.ProfileChanged;
import chat.verbatim.api.user.UserEvent.SessionEnded;
import chat.verbatim.api.user.UserEvent.UserErased;
import chat.verbatim.eventstore.LogReader;
import chat.verbatim.realtime.preference.PreferenceFrames;
import chat.verbatim.realtime.receipt.LargeChats;
import chat.verbatim.realtime.receipt.ReceiptFrames;
import chat.verbatim.realtime.routing.FrameWatch;
import chat.verbatim.realtime.routing.Rooms;
import chat.verbatim.realtime.trace.GatewayTraces;
import chat.verbatim.realtime.user.UserDirectory;
import chat.verbatim.realtime.user.UserFrames;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
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
    private static final Timer APPEND_TO_FRAME = Metrics.timer("verbatim.append.to.frame");
    private static final long IDLE_MILLIS = 1_000;
    private static final long RETRY_MILLIS = 500;

    private final StreamableMessageSource<TrackedEventMessage<?>> source;
    private final LogReader log;
    private final LogTranslation translation;
    private final ReceiptFrames receipts;
    private final LargeChats largeChats;
    private final PreferenceFrames preferences;
    private final UserDirectory users;
    private final UserFrames userFrames;
    private final Rooms rooms;
    private final Ends ends;
    private final GatewayTraces traces;
    private volatile @Nullable Thread thread;

    /** What ends connections. */
    public interface Ends {
        void on(SessionEnded ended);

        void on(UserSuspended suspended);
    }

    public LogFollower(
            StreamableMessageSource<TrackedEventMessage<?>> source,
            LogReader log,
            LogTranslation translation,
            ReceiptFrames receipts,
            LargeChats largeChats,
            PreferenceFrames preferences,
            UserDirectory users,
            UserFrames userFrames,
            Rooms rooms,
            Ends ends,
            GatewayTraces traces) {
        this.source = source;
        this.log = log;
        this.translation = translation;
        this.receipts = receipts;
        this.largeChats = largeChats;
        this.preferences = preferences;
        this.users = users;
        this.userFrames = userFrames;
        this.rooms = rooms;
        this.ends = ends;
        this.traces = traces;
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
        Step step = Step.NONE;
        try {
            step = traces.follow("fan-out", tracked, position);
            switch (tracked.getPayload()) {
                case ChatEvent event -> {
                    showInChat(event, (DomainEventMessage<?>) tracked, position, step);
                    // By two clocks, where the command side is another machine.
                    APPEND_TO_FRAME.record(Duration.between(tracked.getTimestamp(), Instant.now()));
                }
                case ReceiptsAdvanced advanced -> rooms.route(receipts.advanced(advanced, position));
                case ChatPreferencesChanged changed ->
                    rooms.route(preferences.changed(
                            changed, ((DomainEventMessage<?>) tracked).getSequenceNumber(), position));
                case UserEvent event -> {
                    users.on(event);
                    if (event instanceof SessionEnded ended) {
                        ends.on(ended);
                    } else if (event instanceof ProfileChanged changed) {
                        rooms.route(userFrames.changed(changed, position));
                    } else if (event instanceof UserErased erased) {
                        rooms.route(userFrames.erased(erased, position));
                        rooms.forgetShown();
                    }
                }
                case UserSuspended suspended -> ends.on(suspended);
                default -> {}
            }
        } catch (RuntimeException unreadable) {
            step.fail(unreadable.getClass().getSimpleName());
            // One event that cannot be shown must not hide all that come after it; clients see the hole in the seqs.
            LOG.error("The event at position {} cannot be shown", position, unreadable);
        }
        rooms.advance(position);
        step.end();
    }

    private void showInChat(ChatEvent event, DomainEventMessage<?> message, long position, Step step) {
        step.with(TraceField.CHAT, event.chatId());
        FrameWatch watch;
        if (event instanceof MessageSent said) {
            largeChats.said(said, message.getSequenceNumber());
            watch = traces.eachDevice(step, event.chatId(), message.getSequenceNumber());
        } else {
            watch = traces.eachDevice(step);
        }
        rooms.route(translation.translate(event, message, position), watch);
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
