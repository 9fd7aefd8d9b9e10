package chat.verbatim.realtime.transport.channel;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the tasks of one connection one after the other, on a virtual thread that exists only while there is something to do.
 */
public final class Mailbox {

    private static final Logger log = LoggerFactory.getLogger(Mailbox.class);

    private final int capacity;
    private final ArrayDeque<Runnable> tasks = new ArrayDeque<>(2);

    @Nullable
    private Runnable whenRoom;

    private boolean running;

    /** A mailbox that asks its feeder to pause once so many tasks wait. */
    public Mailbox(int capacity) {
        this.capacity = capacity;
    }

    /** Adds a task, whatever waits. */
    public synchronized void add(Runnable task) {
        tasks.add(task);
        if (!running) {
            running = true;
            Thread.ofVirtual().name("realtime-mailbox").start(this::drain);
        }
    }

    /**
     * Adds a task and asks for a pause when the mailbox is full.
     *
     * @param resume run once, when half of the mailbox is empty again, if the answer is false
     * @return whether there is room for more
     */
    public synchronized boolean add(Runnable task, Runnable resume) {
        add(task);
        return hasRoom(resume);
    }

    /** Whether there is room; if not, {@code resume} is run once when there is. */
    public synchronized boolean hasRoom(Runnable resume) {
        if (tasks.size() < capacity) {
            return true;
        }
        Runnable earlier = whenRoom;
        whenRoom = earlier == null
                ? resume
                : () -> {
                    earlier.run();
                    resume.run();
                };
        return false;
    }

    private void drain() {
        while (true) {
            Runnable task;
            Runnable resume = null;
            synchronized (this) {
                task = tasks.poll();
                if (task == null) {
                    running = false;
                    return;
                }
                if (whenRoom != null && tasks.size() <= capacity / 2) {
                    resume = whenRoom;
                    whenRoom = null;
                }
            }
            run(task);
            if (resume != null) {
                run(resume);
            }
        }
    }

    // One task's failure must not end the others: the mailbox is the last place where it can be seen.
    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            log.error("A connection's task failed", e);
        }
    }
}
