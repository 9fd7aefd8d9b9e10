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

    /** @param handOver must return at once */
    DueChats(Duration window, Consumer<String> handOver) {
        this.windowNanos = window.toNanos();
        this.handOver = handOver;
        this.thread = Thread.ofPlatform().daemon().name("realtime-receipts").start(this::run);
    }

    void add(String chatId) {
        queue.add(new Due(chatId, System.nanoTime() + windowNanos));
    }

    private void run() {
        try {
            while (true) {
                Due first = queue.take();
                TimeUnit.NANOSECONDS.sleep(first.at - System.nanoTime());
                handOver.accept(first.chatId);
                handOverUntil(System.nanoTime() + windowNanos / SHARE_EARLIER);
            }
        } catch (InterruptedException end) {
            queue.forEach(left -> handOver.accept(left.chatId));
        }
    }

    private void handOverUntil(long end) {
        for (Due next = queue.peek(); next != null && next.at - end <= 0; next = queue.peek()) {
            queue.remove();
            handOver.accept(next.chatId);
        }
    }

    /** Hands over at once what is left. */
    @Override
    public void close() {
        thread.interrupt();
    }
}
