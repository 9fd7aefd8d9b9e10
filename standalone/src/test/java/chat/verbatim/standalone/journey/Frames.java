package chat.verbatim.standalone.journey;

import chat.verbatim.spec.Contract;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a socket has heard, in order. Every frame goes through the contract. */
final class Frames {
    private static final long PATIENCE_SECONDS = 30;

    private final Contract contract;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final List<Heard> heard = new ArrayList<>();
    private final List<Throwable> violations = new ArrayList<>();

    Frames(Contract contract) {
        this.contract = contract;
    }

    void add(String event, String payload) {
        lock.lock();
        try {
            contract.checkFrameFromServer(event, payload);
        } catch (AssertionError violation) {
            violations.add(violation);
        } finally {
            heard.add(new Heard(event, JsonMapper.shared().readTree(payload)));
            news.signalAll();
            lock.unlock();
        }
    }

    /** Everything so far. */
    List<Heard> all() {
        lock.lock();
        try {
            if (!violations.isEmpty()) {
                throw new AssertionError(violations.getFirst());
            }
            return List.copyOf(heard);
        } finally {
            lock.unlock();
        }
    }

    List<Heard> all(String event) {
        return all().stream().filter(frame -> frame.is(event)).toList();
    }

    /** The first frame of this kind, which may have been heard already. */
    Heard await(String event, Predicate<Heard> condition) {
        return await(frame -> frame.is(event) && condition.test(frame), event);
    }

    Heard await(String event) {
        return await(event, frame -> true);
    }

    /** Until {@code count} frames of this kind were heard. */
    List<Heard> await(String event, int count) {
        List<Heard> found = all(event);
        while (found.size() < count) {
            int before = found.size();
            int[] seen = new int[1];
            await(frame -> frame.is(event) && ++seen[0] > before, count + " x " + event);
            found = all(event);
        }
        return found;
    }

    /** The message with this content. */
    JsonNode message(String content) {
        return await("receive_message", frame -> frame.string("content").equals(content))
                .data();
    }

    private Heard await(Predicate<Heard> condition, String what) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        int next = 0;
        lock.lock();
        try {
            while (true) {
                for (; next < heard.size(); next++) {
                    if (condition.test(heard.get(next))) {
                        return heard.get(next);
                    }
                }
                if (news.awaitNanos(deadline - System.nanoTime()) <= 0) {
                    throw new AssertionError("waited in vain for " + what + ", heard " + heard);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            lock.unlock();
        }
    }
}
