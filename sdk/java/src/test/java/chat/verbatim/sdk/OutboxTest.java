package chat.verbatim.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.verbatim.sdk.model.Message;
import chat.verbatim.sdk.model.Problem;
import chat.verbatim.sdk.model.SocketError;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is said is kept, sent in order, and sent again until the server has answered. */
class OutboxTest {
    private final Store store = Store.inMemory();
    private final List<String> sent = new ArrayList<>();
    private final Deque<RuntimeException> failures = new ArrayDeque<>();
    private final List<Throwable> errors = new ArrayList<>();
    private StandingThreads later = new StandingThreads();
    private Outbox outbox = start();

    /** Do nothing until they are told to, and remember the pauses. */
    private static final class StandingThreads implements Outbox.Later {
        private final List<Runnable> tasks = new ArrayList<>();
        private final List<Duration> pauses = new ArrayList<>();

        @Override
        public void in(Duration pause, Runnable task) {
            pauses.add(pause);
            tasks.add(task);
        }

        @Override
        public void close() {
            tasks.clear();
        }

        void work() {
            List<Runnable> now = List.copyOf(tasks);
            tasks.clear();
            now.forEach(Runnable::run);
        }
    }

    /** As a process does that finds this store. */
    private Outbox start() {
        Clock standing = Clock.fixed(Instant.ofEpochMilli(1_000), ZoneOffset.UTC);
        later = new StandingThreads();
        outbox = new Outbox(new Rows("ada", store, standing), this::deliver, later, errors::add);
        return outbox;
    }

    private Message deliver(Outgoing row) {
        sent.add(row.content());
        RuntimeException failure = failures.poll();
        if (failure != null) {
            throw failure;
        }
        return new Message().id("m-" + row.key());
    }

    /** As most do: what comes of it is the outbox's business. */
    private void say(String chatId, String content, String key) {
        var unused = outbox.send(chatId, content, key, null);
    }

    private static VerbatimException refusal(String code, int status, int retryAfter) {
        return VerbatimException.of(new Problem().detail("It is so."), code, status, retryAfter);
    }

    @Test
    void whatWasSaidIsSafeBeforeItIsSent() {
        say("chat", "hello", "k");
        start().flush();
        later.work();
        assertThat(sent).containsExactly("hello");
        assertThat(start().rows()).isEmpty();
    }

    @Test
    void messagesOfAChatKeepTheirOrderOverARestartAlthoughTheClockStandsStill() {
        IntStream.range(0, 12).forEach(i -> say("chat", "" + i, "k" + i));
        start();
        say("chat", "12", "k12");
        later.work();
        assertThat(sent)
                .isEqualTo(IntStream.rangeClosed(0, 12).mapToObj(i -> "" + i).toList());
    }

    @Test
    void aLostAnswerIsRepeatedUnderTheSameKeyAndLaterMessagesWait() {
        failures.add(VerbatimException.unreachable("gone", null));
        CompletableFuture<Message> first = outbox.send("chat", "1", "a", null);
        CompletableFuture<Message> second = outbox.send("chat", "2", "b", null);
        later.work();
        assertThat(sent).containsExactly("1");
        assertThat(later.pauses).last().isEqualTo(Duration.ofSeconds(2));
        later.work();
        assertThat(sent).containsExactly("1", "1", "2");
        assertThat(first.join().getId()).isEqualTo("m-a");
        assertThat(second.join().getId()).isEqualTo("m-b");
    }

    @Test
    void theServerSaysHowLongToWait() {
        failures.add(refusal("rate-limited", 429, 7));
        say("chat", "1", "a");
        later.work();
        assertThat(later.pauses).last().isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void aRefusalForGoodFailsTheSendAndLetsTheNextOneGo() {
        failures.add(refusal("invalid-request", 400, -1));
        CompletableFuture<Message> refused = outbox.send("chat", "1", "a", null);
        CompletableFuture<Message> next = outbox.send("chat", "2", "b", null);
        later.work();
        assertThatThrownBy(refused::join).hasCauseInstanceOf(VerbatimException.class);
        assertThat(next.join().getId()).isEqualTo("m-b");
        assertThat(outbox.rows()).singleElement().satisfies(row -> assertThat(row.refusal())
                .isEqualTo("invalid-request"));
    }

    @Test
    void aRefusedMessageStaysRefusedOverARestartUntilItIsTriedAgain() {
        failures.add(refusal("chat-not-found", 404, -1));
        say("chat", "1", "a");
        later.work();
        start().flush();
        later.work();
        assertThat(sent).containsExactly("1");
        outbox.retry("a");
        later.work();
        assertThat(sent).containsExactly("1", "1");
        assertThat(outbox.rows()).isEmpty();
    }

    @Test
    void theEndOfTheSessionIsNoRefusalOfTheMessage() {
        failures.add(refusal("refresh-token-invalid", 401, -1));
        say("chat", "1", "a");
        later.work();
        assertThat(outbox.rows()).singleElement().satisfies(row -> assertThat(row.refusal())
                .isNull());
    }

    @Test
    void chatsDoNotWaitForEachOther() {
        failures.add(VerbatimException.of(new SocketError().message("busy").retryAfter(600), "unavailable"));
        say("slow", "1", "a");
        say("quick", "2", "b");
        later.work();
        assertThat(sent).containsExactly("1", "2");
    }

    @Test
    void theSameKeyIsSentOnceAndBothCallersHearOfIt() {
        CompletableFuture<Message> first = outbox.send("chat", "1", "a", null);
        CompletableFuture<Message> second = outbox.send("chat", "1", "a", null);
        later.work();
        assertThat(sent).containsExactly("1");
        assertThat(first.join().getId()).isEqualTo("m-a");
        assertThat(second.join().getId()).isEqualTo("m-a");
    }

    @Test
    void whatIsGivenUpIsNotSent() {
        CompletableFuture<Message> answer = outbox.send("chat", "1", "a", null);
        outbox.remove("a");
        later.work();
        assertThat(sent).isEmpty();
        assertThat(answer).isCancelled();
    }

    @Test
    void aDefectIsToldAndTheMessageTriedAgain() {
        failures.add(new IllegalStateException("disk full"));
        say("chat", "1", "a");
        later.work();
        assertThat(errors).singleElement().satisfies(error -> assertThat(error).hasMessage("disk full"));
        later.work();
        assertThat(outbox.rows()).isEmpty();
    }

    @Test
    void closingFailsWhoWaitsAndKeepsWhatWaits() {
        CompletableFuture<Message> answer = outbox.send("chat", "1", "a", null);
        outbox.close();
        assertThat(answer).isCompletedExceptionally();
        assertThat(start().rows()).singleElement().satisfies(row -> assertThat(row.content())
                .isEqualTo("1"));
    }

    @Test
    void whatIsNotOursInTheStoreIsLeftAlone() {
        store.set("verbatim.outbox.ada.x", "{half a row");
        store.set("verbatim.outbox.grace.y", "{\"key\": \"y\"}");
        assertThat(start().rows()).isEmpty();
    }

    @Test
    void whatItRepliesToSurvivesTheProcess() {
        var unused = outbox.send("chat", "yes", "a", "chat_3");
        assertThat(start().rows()).singleElement().satisfies(row -> assertThat(row.replyTo())
                .isEqualTo("chat_3"));
    }
}
