package chat.verbatim.realtime.transport.channel;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bounded queue between whoever sends and one client's wire. What is sent to a quiet client is written at once; what comes
 * while a write is under way, or soon after one, is gathered into the next write.
 */
public final class Outbox {

    /** Where a batch goes. */
    public interface Wire {
        /**
         * Starts to write a batch without blocking.
         *
         * @param done run when the batch is written; never run when it is lost
         * @return false if this wire takes nothing any more; the batch then waits for the next one
         */
        boolean write(List<Message> batch, Runnable done);
    }

    private final Backlog backlog;
    private final FlushSchedule schedule;
    private final Runnable onReadable;

    @Nullable
    private Wire wire;

    @Nullable
    private Runnable afterLast;

    private boolean writing;
    private boolean scheduled;
    private boolean urgent;
    private boolean overflowed;
    private boolean overflowTold;
    private boolean closed;
    private long lastWrite;

    /**
     * How much may wait.
     *
     * @param messages the most messages
     * @param bytes the most bytes
     */
    public record Limits(int messages, int bytes) {}

    /**
     * An empty outbox without a wire.
     *
     * @param onReadable run once per overflow, when the client reads again
     */
    public Outbox(Limits limits, FlushSchedule schedule, Runnable onReadable) {
        this.backlog = new Backlog(limits);
        this.schedule = schedule;
        this.onReadable = onReadable;
        this.lastWrite = System.nanoTime() - schedule.windowNanos();
    }

    /** Queues a message and sees to it that it is written. */
    public void send(Message message) {
        boolean now;
        synchronized (this) {
            if (closed || afterLast != null || (overflowed && !message.control())) {
                return;
            }
            if (!message.control() && backlog.isFullFor(message)) {
                overflow();
                return;
            }
            backlog.add(message);
            if (wire == null || writing) {
                return;
            }
            long time = System.nanoTime();
            boolean due = message.control() || time - lastWrite >= schedule.windowNanos();
            now = backlog.isBigBatch() || (due && schedule.isLone(time));
            if (!now && scheduled) {
                return;
            }
            scheduled = !now;
            urgent = due;
        }
        if (now) {
            flush();
        } else {
            schedule.add(this);
        }
    }

    /** Whether there is no reason to wait for the window. */
    synchronized boolean isUrgent() {
        return urgent;
    }

    /** Puts the wire in place, or takes it away with null, and writes what waits. */
    public void attach(@Nullable Wire next) {
        synchronized (this) {
            wire = next;
        }
        if (next != null) {
            flush();
        }
    }

    /** Takes messages again after an overflow. */
    public synchronized void resume() {
        overflowed = false;
        overflowTold = false;
    }

    /** Accepts nothing more and runs {@code then} when all is written. */
    public void finish(Runnable then) {
        synchronized (this) {
            if (closed || afterLast != null) {
                return;
            }
            afterLast = then;
        }
        flush();
    }

    /** Forgets everything; nobody waits any longer. */
    public synchronized void close() {
        closed = true;
        wire = null;
        backlog.takeAll();
        notifyAll();
    }

    /** Waits until at most half of the queue is in use. */
    public synchronized boolean awaitRoom(Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!closed && !overflowed && backlog.isHalfFull()) {
            long millis = (deadline - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                return false;
            }
            wait(millis);
        }
        return !closed && !overflowed;
    }

    /** Writes what waits, unless a write is under way already. */
    void flush() {
        while (true) {
            Batch batch = next();
            if (batch == null) {
                return;
            }
            if (!batch.wire.write(batch.messages, batch)) {
                putBack(batch);
            } else if (!batch.endedAtOnce()) {
                return;
            }
        }
    }

    @Nullable
    private Batch next() {
        Runnable last = null;
        Runnable readable = null;
        Batch batch = null;
        synchronized (this) {
            scheduled = false;
            if (closed || writing || wire == null) {
                return null;
            }
            if (!backlog.isEmpty()) {
                batch = new Batch(wire, backlog.takeAll());
                writing = true;
                lastWrite = System.nanoTime();
                notifyAll();
            } else {
                last = afterLast;
            }
            if (overflowed && !overflowTold) {
                overflowTold = true;
                readable = onReadable;
            }
        }
        if (readable != null) {
            readable.run();
        }
        if (last != null) {
            close();
            last.run();
        }
        return batch;
    }

    private synchronized void putBack(Batch batch) {
        writing = false;
        if (wire == batch.wire) {
            wire = null;
        }
        if (!closed) {
            backlog.putBack(batch.messages);
        }
    }

    private void overflow() {
        overflowed = true;
        backlog.dropDroppable();
        notifyAll();
    }

    /** A batch under way; run when it is written, by whichever thread. */
    private final class Batch implements Runnable {
        private final Wire wire;
        private final List<Message> messages;
        private boolean written;
        private boolean leftAlone;

        Batch(Wire wire, List<Message> messages) {
            this.wire = wire;
            this.messages = messages;
        }

        @Override
        public void run() {
            tellWritten();
            boolean carryOn;
            synchronized (Outbox.this) {
                writing = false;
                written = true;
                carryOn = leftAlone;
            }
            if (carryOn) {
                flush();
            }
        }

        private void tellWritten() {
            for (Message message : messages) {
                Runnable told = message.written();
                if (told != null) {
                    told.run();
                }
            }
        }

        // Called by the thread that started the write: it goes on itself if the write is over, and leaves the rest to
        // the
        // thread that ends the write if not. So a fast wire costs no recursion.
        boolean endedAtOnce() {
            synchronized (Outbox.this) {
                leftAlone = !written;
                return written;
            }
        }
    }
}
