package chat.verbatim.realtime.receipt;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Hands chats over a while after they were put here, and with each those that are due soon: a timer for each would cost more than what it
 * is for, and what comes to the log at the same time shares a round trip.
 */
final class DueChats implements AutoCloseable {
    /** So much of the window may be missing. */
    private static final int SHARE_EARLIER = 5;

    private record Due(String chatId, long at) {}

    private final LinkedBlockingQueue<Due> queue = new LinkedBlockingQueue<>();
    private final long windowNanos;
    private final Consumer<String> handOver;
    private final Thread thread;
    private volatile boolean closed;

    /** @param handOver must return at once */
    DueChats(Duration window, Consumer<String> handOver) {
        this.windowNanos = window.toNanos();
        this.handOver = handOver;
        this.thread = Thread.ofPlatform().daemon().name("realtime-receipts").start(this::run);
    }

    void add(String chatId) {
        Due last = new Due(chatId, System.nanoTime() + windowNanos);
        queue.add(last);
        if (closed && queue.remove(last)) {
            handOver.accept(chatId);
        }
    }

    private void run() {
        Due first = null;
        try {
            while (!closed) {
                first = queue.take();
                TimeUnit.NANOSECONDS.sleep(first.at - System.nanoTime());
                handOver.accept(first.chatId);
                first = null;
                handOverUntil(System.nanoTime() + windowNanos / SHARE_EARLIER);
            }
        } catch (InterruptedException end) {
            if (first != null) {
                handOver.accept(first.chatId);
            }
        }
        for (Due left = queue.poll(); left != null; left = queue.poll()) {
            handOver.accept(left.chatId);
        }
    }

    private void handOverUntil(long end) {
        for (Due next = queue.peek(); next != null && next.at - end <= 0; next = queue.peek()) {
            // Whoever adds while this ends may have taken it back.
            if (queue.remove(next)) {
                handOver.accept(next.chatId);
            }
        }
    }

    /** Hands over at once what is left, and what still comes. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
