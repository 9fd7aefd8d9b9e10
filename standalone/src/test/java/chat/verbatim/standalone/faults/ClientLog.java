package chat.verbatim.standalone.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** What all clients sent, and what the server should not have answered. */
final class ClientLog {
    /** What may pass: the client tries again. */
    private static final Set<String> PASSING =
            Set.of("unavailable", "rate-limited", "projection-behind", "internal", "outcome-unknown", "conflict");

    private final ConcurrentLinkedQueue<Sent> sent = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> passed = new ConcurrentLinkedQueue<>();
    private final Set<String> doors;
    private final AtomicLong keys = new AtomicLong();

    /** @param doors chats that throw people out, so that they may be refused there */
    ClientLog(Set<String> doors) {
        this.doors = Set.copyOf(doors);
    }

    Sent sends(String chatId, String userId, String content) {
        Sent one = new Sent(chatId, userId, content, "key-" + keys.incrementAndGet(), new CopyOnWriteArrayList<>());
        sent.add(one);
        return one;
    }

    /** Whether a refusal is for good; one that should not be is noted. */
    boolean isRefusal(Sent message, String code) {
        if (PASSING.contains(code)) {
            passed.add(code);
            return false;
        }
        if (!doors.contains(message.chatId())) {
            wrong("a member was refused with " + code + ": " + message);
        }
        return true;
    }

    void wrong(String what) {
        wrong.add(what);
    }

    List<Sent> sent() {
        return new ArrayList<>(sent);
    }

    /** The code of each refusal after which a client had to try again. */
    List<String> passed() {
        return new ArrayList<>(passed);
    }

    List<String> wrong() {
        return new ArrayList<>(wrong);
    }
}
