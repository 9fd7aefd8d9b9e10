package chat.verbatim.sdk;

import chat.verbatim.sdk.model.Message;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Hands frames to handlers, one after the other, and remembers what was done. Called by one thread. */
final class Dispatcher {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Handlers handlers;
    private final Progress progress;
    private final ReadPosition read;
    private final Consumer<String> keeper;
    private final String me;
    private final Semaphore hurry = new Semaphore(0);

    /** @param keeper keeps the position over the end of the process */
    Dispatcher(Handlers handlers, Progress progress, ReadPosition read, Consumer<String> keeper, String me) {
        this.handlers = handlers;
        this.progress = progress;
        this.read = read;
        this.keeper = keeper;
        this.me = me;
    }

    /** Begins to catch up: the position to go on from, null without one. */
    @Nullable
    String resumeFrom() {
        progress.catchingUp();
        return progress.position();
    }

    @Nullable
    Frame parse(String text) {
        try {
            return Frame.parse(text);
        } catch (IllegalArgumentException e) {
            tellError(e);
            return null;
        }
    }

    void dispatch(Frame frame, BooleanSupplier closing) throws InterruptedException {
        Event<?> event = Event.frames().get(frame.event());
        String position = frame.string("position");
        if (position != null) {
            read.seen(position, frame.is(Event.HEARTBEAT));
        }
        if (event != null && !handle(frame, event, closing)) {
            return;
        }
        progress.processed(frame);
    }

    private <T> boolean handle(Frame frame, Event<T> event, BooleanSupplier closing) throws InterruptedException {
        T payload;
        try {
            payload = frame.payload(event.payload());
        } catch (IllegalArgumentException e) {
            tellError(e);
            return true;
        }
        if (!(payload instanceof Message message)) {
            return call(event, payload, closing);
        }
        if (progress.hasHandled(message.getId())) {
            return true;
        }
        boolean done = call(event, payload, closing);
        if (done) {
            boolean ofOthers = !message.getSender().getId().equals(me);
            progress.handled(message.getId(), message.getChatId(), message.getSeq(), ofOthers);
        }
        return done;
    }

    /** Calls all handlers, each until it succeeds; answers false if it was closed before. */
    private <T> boolean call(Event<T> event, T payload, BooleanSupplier closing) throws InterruptedException {
        for (Handler<T> handler : handlers.of(event)) {
            Backoff backoff = new Backoff(FIRST_PAUSE, LONGEST_PAUSE, () -> 0.5);
            while (!attempt(handler, payload)) {
                pause(backoff.next(), closing);
                if (closing.getAsBoolean()) {
                    return false;
                }
            }
        }
        return true;
    }

    private <T> boolean attempt(Handler<T> handler, T payload) throws InterruptedException {
        try {
            handler.handle(payload);
            return true;
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            tellError(e);
            return false;
        }
    }

    /** Sends a frame if that is possible now. */
    interface Speaker {
        void tell(String event, Map<String, ?> data);
    }

    /** Nothing waits: keeps what was done, then tells the server. */
    void idle(Speaker server) {
        String position = progress.toKeep();
        if (position != null) {
            keeper.accept(position);
        }
        progress.toAcknowledge()
                .forEach((chatId, seq) -> server.tell("message_ack", Map.of("chatId", chatId, "seq", seq)));
    }

    @Nullable
    String position() {
        return progress.position();
    }

    void pause(Duration pause, BooleanSupplier closing) throws InterruptedException {
        if (!closing.getAsBoolean() && hurry.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
            hurry.release();
        }
    }

    /** Ends all pauses, from now on. */
    void hurry() {
        hurry.release();
    }

    void tellState(State state) {
        handlers.tell(Event.STATE, state);
    }

    void tellError(Throwable error) {
        handlers.tellError(error);
    }
}
