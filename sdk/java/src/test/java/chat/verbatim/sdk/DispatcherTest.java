package chat.verbatim.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Frames are handed over in order and once, and what was done is remembered. */
class DispatcherTest {
    private final Handlers handlers = new Handlers();
    private final ReadPosition read = new ReadPosition();
    private final List<String> done = new ArrayList<>();
    private final AtomicBoolean closing = new AtomicBoolean();
    private final Dispatcher dispatcher =
            new Dispatcher(handlers, new Progress(null), read, position -> done.add("keep " + position), "ada");

    private void dispatch(String frame) throws InterruptedException {
        dispatcher.dispatch(Frame.parse(frame), closing::get);
    }

    private void says(int number, String sender) throws InterruptedException {
        dispatch("""
                {"event": "receive_message", "data": {"id": "chat_%1$d", "chatId": "chat", "seq": %1$d, "content": "m%1$d",
                 "timestamp": "2026-11-22T10:15:30.123Z", "status": "sent", "edited": false, "position": "p%1$d",
                 "sender": {"id": "%2$s", "username": "%2$s", "profile": {"displayName": "%2$s"}}}}
                """.formatted(number, sender));
    }

    private void caughtUp(String position) throws InterruptedException {
        dispatch("{\"event\": \"caught_up\", \"data\": {\"position\": \"" + position + "\"}}");
    }

    private void idle() {
        dispatcher.idle((event, data) -> done.add(event + " " + data.get("chatId") + " " + data.get("seq")));
    }

    @Test
    void aMessageIsHandedOverOnce() throws InterruptedException {
        List<String> heard = new ArrayList<>();
        handlers.add(Event.MESSAGE, message -> heard.add(message.getContent()));
        for (int number : List.of(1, 2, 1, 2, 3)) {
            says(number, "grace");
        }
        assertThat(heard).containsExactly("m1", "m2", "m3");
    }

    @Test
    void thePositionMovesWithCaughtUpAndAfterItAndIsKeptBeforeMessagesAreAcknowledged() throws InterruptedException {
        says(1, "grace");
        idle();
        assertThat(done).containsExactly("message_ack chat 1");
        caughtUp("p1");
        says(2, "grace");
        says(3, "ada");
        idle();
        idle();
        assertThat(done).containsExactly("message_ack chat 1", "keep p3", "message_ack chat 2");
        assertThat(dispatcher.resumeFrom()).isEqualTo("p3");
        says(4, "grace");
        assertThat(dispatcher.position()).isEqualTo("p3");
    }

    @Test
    void aHandlerThatFailsIsCalledAgainAndTheOthersAreNot() throws InterruptedException {
        List<String> heard = new ArrayList<>();
        handlers.add(Event.ERROR, error -> heard.add(error.getMessage()));
        handlers.add(Event.MESSAGE, message -> heard.add("first"));
        handlers.add(Event.MESSAGE, message -> {
            if (!heard.contains("no")) {
                // From here on no pause is waited for.
                dispatcher.hurry();
                throw new IllegalStateException("no");
            }
            heard.add("second");
        });
        says(1, "grace");
        assertThat(heard).containsExactly("first", "no", "second");
    }

    @Test
    void aMessageInWhoseHandlerTheClientWasClosedIsNotDone() throws InterruptedException {
        handlers.add(Event.MESSAGE, message -> {
            closing.set(true);
            throw new IllegalStateException("no");
        });
        caughtUp("p0");
        says(1, "grace");
        idle();
        assertThat(done).containsExactly("keep p0");
    }

    @Test
    void framesThatAreUnknownOrBrokenArePassedOver() throws InterruptedException {
        List<Throwable> errors = new ArrayList<>();
        handlers.add(Event.ERROR, errors::add);
        caughtUp("p0");
        dispatch("{\"event\": \"from_the_future\", \"data\": {\"position\": \"p1\"}}");
        assertThat(errors).isEmpty();
        dispatch("{\"event\": \"receive_message\", \"data\": {\"position\": \"p2\", \"sender\": 7}}");
        assertThat(errors).hasSize(1);
        assertThat(dispatcher.position()).isEqualTo("p2");
        assertThat(dispatcher.parse("{")).isNull();
        assertThat(dispatcher.parse("[]")).isNull();
        assertThat(errors).hasSize(3);
    }

    @Test
    void aHandlerThatWasTakenOffIsNotCalled() throws Exception {
        List<Object> heard = new ArrayList<>();
        Handler<Object> twice = heard::add;
        AutoCloseable first = handlers.add(Event.MESSAGE, twice);
        handlers.add(Event.MESSAGE, twice);
        first.close();
        first.close();
        says(1, "grace");
        assertThat(heard).hasSize(1);
    }

    @Test
    void aReadSeesWhatWasWrittenAlthoughOlderFramesComeAfterIt() {
        assertThat(read.get()).isNull();
        read.written("p5");
        read.seen("p3", false);
        assertThat(read.get()).isEqualTo("p5");
        read.seen("p5", false);
        read.seen("p6", false);
        assertThat(read.get()).isEqualTo("p6");
        read.written("p7");
        read.seen("p6", true);
        assertThat(read.get()).isEqualTo("p7");
        read.seen("p8", true);
        assertThat(read.get()).isEqualTo("p8");
    }

    @Test
    void pausesDoubleUpToTheLongestBeginAnewAndAreNotTheSameForAll() {
        Backoff backoff = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(15), () -> 0.5);
        List<Long> pauses = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            pauses.add(backoff.next().toMillis());
        }
        assertThat(pauses).containsExactly(250L, 500L, 1000L, 2000L, 4000L, 8000L, 15000L, 15000L);
        backoff.reset();
        assertThat(backoff.next()).hasMillis(250);
        assertThat(new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(15), () -> 0).next())
                .hasSeconds(1);
    }
}
