package chat.verbatim.query.projection;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.StampedLock;
import java.util.function.Supplier;

/**
 * How far a projection has come, and where reads wait until it has come far enough. Nobody polls: who waits is woken by the
 * batch that reaches their position. Thread-safe; waiting is cheap for virtual threads.
 */
public final class PositionGate {
    private record Waiter(long position, CompletableFuture<Void> reached) {}

    private final String name;
    private final Duration patience;
    private final ReentrantLock lock = new ReentrantLock();
    private final PriorityQueue<Waiter> waiters = new PriorityQueue<>(Comparator.comparingLong(Waiter::position));
    private final StampedLock documents = new StampedLock();
    private volatile Runnable hurry = () -> {};
    private volatile long position;
    private volatile long floor;

    /** @param patience how long a read waits at most */
    public PositionGate(String name, Duration patience) {
        this.name = name;
        this.patience = patience;
    }

    public String name() {
        return name;
    }

    /** Everything up to here can be read. */
    public long position() {
        return position;
    }

    /** @param wake lets the projection look at once whether there is something new; called for each read that has to wait */
    void hurriedBy(Runnable wake) {
        hurry = wake;
    }

    /** Whether reads have seen more than can be read now, so that none is answered. */
    boolean isClosed() {
        return position < floor;
    }

    /**
     * Waits until all of {@code gates} have reached {@code minPosition}, all together for as long as the first one's patience.
     *
     * @return up to where everything can be read in all of them
     * @throws chat.verbatim.api.RefusedException with {@code PROJECTION_BEHIND} when it takes too long
     */
    public static long pass(long minPosition, PositionGate... gates) {
        long deadline = System.nanoTime() + gates[0].patience.toNanos();
        long reached = Long.MAX_VALUE;
        for (PositionGate gate : gates) {
            gate.await(Math.max(minPosition, gate.floor), deadline);
            reached = Math.min(reached, gate.position);
        }
        return reached;
    }

    /**
     * Reads several documents as of one moment: each batch of this process is seen as a whole or not at all. Not to be called within itself.
     *
     * @param read may be called twice
     */
    public <T> T atOnce(Supplier<T> read) {
        long before = documents.tryOptimisticRead();
        if (before != 0) {
            T seen = read.get();
            if (documents.validate(before)) {
                return seen;
            }
        }
        long stamp = documents.readLock();
        try {
            return read.get();
        } finally {
            documents.unlockRead(stamp);
        }
    }

    /** Writes a batch, while nobody reads with {@link #atOnce}. */
    void write(Runnable batch) {
        long stamp = documents.writeLock();
        try {
            batch.run();
        } finally {
            documents.unlockWrite(stamp);
        }
    }

    private void await(long wanted, long deadline) {
        if (position >= wanted) {
            return;
        }
        Waiter waiter = new Waiter(wanted, new CompletableFuture<>());
        enter(waiter);
        hurry.run();
        try {
            waiter.reached.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw behind();
        } catch (TimeoutException | ExecutionException late) {
            throw behind();
        } finally {
            leave(waiter);
        }
    }

    private RuntimeException behind() {
        return Refusal.because(
                RefusalCode.PROJECTION_BEHIND,
                "The projection '" + name + "' has not come as far as this read needs. Try again in a moment.");
    }

    private void enter(Waiter waiter) {
        lock.lock();
        try {
            if (position >= waiter.position) {
                waiter.reached.complete(null);
            } else {
                waiters.add(waiter);
            }
        } finally {
            lock.unlock();
        }
    }

    private void leave(Waiter waiter) {
        lock.lock();
        try {
            waiters.remove(waiter);
        } finally {
            lock.unlock();
        }
    }

    /** Everything up to {@code reached} can be read from now on. */
    void advanceTo(long reached) {
        lock.lock();
        try {
            position = Math.max(position, reached);
            for (Waiter first = waiters.peek(); first != null && first.position <= position; first = waiters.peek()) {
                waiters.remove();
                first.reached.complete(null);
            }
        } finally {
            lock.unlock();
        }
    }

    /** No read is answered before the projection has come as far as this: earlier, it would see less than was seen before. */
    void keepClosedUntil(long newFloor) {
        floor = Math.max(floor, newFloor);
    }

    /** The projection begins again at {@code start}, which may be before what could be read until now. */
    void restartAt(long start) {
        lock.lock();
        try {
            floor = Math.max(floor, position);
            position = start;
        } finally {
            lock.unlock();
        }
    }
}
