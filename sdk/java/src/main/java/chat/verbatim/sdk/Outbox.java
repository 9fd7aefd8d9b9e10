package chat.verbatim.sdk;

import chat.verbatim.sdk.model.Message;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be sent. One message of a chat is sent after the other, so that they arrive in the order in which they were said; chats do
 * not wait for each other. What gets no answer, or a passing refusal, is sent again under the same idempotency key.
 */
public final class Outbox {
    private static final Duration PAUSE = Duration.ofSeconds(2);

    /** Sends one row to the server. */
    interface Delivery {
        Message deliver(Outgoing row);
    }

    /** Calls something in a while, in a thread of its own; never after it was closed. */
    interface Later extends AutoCloseable {
        void in(Duration pause, Runnable task);

        @Override
        void close();
    }

    private final Rows rows;
    private final Delivery delivery;
    private final Later threads;
    private final Consumer<Throwable> onError;
    private volatile boolean closed;
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private final Map<String, CompletableFuture<Message>> answers = new ConcurrentHashMap<>();

    Outbox(Rows rows, Delivery delivery, Later threads, Consumer<Throwable> onError) {
        this.rows = rows;
        this.delivery = delivery;
        this.threads = threads;
        this.onError = onError;
    }

    /** What waits and what was refused, in the order in which it was said. */
    public List<Outgoing> rows() {
        return rows.all();
    }

    /** Tries a refused message again. Does nothing when there is none with this key. */
    public void retry(String key) {
        rows.change(key, Outgoing::again);
        flush();
    }

    /** Gives a message up. It may have been sent already. */
    public void remove(String key) {
        rows.remove(key);
        CompletableFuture<Message> answer = answers.remove(key);
        if (answer != null) {
            answer.cancel(false);
        }
    }

    CompletableFuture<Message> send(String chatId, String content, String key, @Nullable String replyTo) {
        CompletableFuture<Message> answer = answers.computeIfAbsent(key, k -> new CompletableFuture<>());
        Outgoing row = rows.add(chatId, content, key, replyTo);
        if (row.refusal() != null) {
            rows.change(key, Outgoing::again);
        }
        empty(row.chatId());
        return answer;
    }

    /** Sends everything that waits. */
    void flush() {
        rows.waiting().forEach(this::empty);
    }

    private void empty(String chatId) {
        if (busy.add(chatId)) {
            later(chatId, Duration.ZERO);
        }
    }

    private void sendNext(String chatId) {
        for (Outgoing row = rows.next(chatId); row != null; row = rows.next(chatId)) {
            try {
                settle(row, delivery.deliver(row));
            } catch (VerbatimException e) {
                // A 401 says nothing about the message: it waits until somebody logs in.
                if (e.passing() || e.status() == 401) {
                    later(
                            chatId,
                            e.retryAfter().isPresent()
                                    ? Duration.ofSeconds(e.retryAfter().getAsInt())
                                    : PAUSE);
                    return;
                }
                refuse(row, e);
            } catch (RuntimeException e) {
                if (!closed) {
                    onError.accept(e);
                }
                later(chatId, PAUSE);
                return;
            }
        }
        busy.remove(chatId);
        // Whoever added something after the last look took it that somebody was at it.
        if (rows.next(chatId) != null) {
            empty(chatId);
        }
    }

    private void settle(Outgoing row, Message message) {
        rows.remove(row.key());
        CompletableFuture<Message> answer = answers.remove(row.key());
        if (answer != null) {
            answer.complete(message);
        }
    }

    private void refuse(Outgoing row, VerbatimException refusal) {
        rows.change(row.key(), refused -> refused.refused(refusal.code()));
        CompletableFuture<Message> answer = answers.remove(row.key());
        if (answer != null) {
            answer.completeExceptionally(refusal);
        }
    }

    /** The chat stays busy until then. */
    private void later(String chatId, Duration pause) {
        threads.in(pause, () -> sendNext(chatId));
    }

    /** Ends sending. What waits stays in the store. */
    void close() {
        closed = true;
        threads.close();
        VerbatimException closed = VerbatimException.unreachable(
                "The client was closed; what waits is sent when a client with the same store starts.", null);
        answers.values().forEach(answer -> answer.completeExceptionally(closed));
        answers.clear();
    }
}
