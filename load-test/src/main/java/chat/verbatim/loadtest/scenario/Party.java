package chat.verbatim.loadtest.scenario;

import chat.verbatim.loadtest.check.Ledger;
import chat.verbatim.loadtest.check.Stream;
import chat.verbatim.loadtest.check.Verdict;
import chat.verbatim.loadtest.client.Account;
import chat.verbatim.loadtest.client.Api;
import chat.verbatim.loadtest.client.Device;
import chat.verbatim.loadtest.client.Devices;
import chat.verbatim.loadtest.client.Label;
import chat.verbatim.loadtest.client.Wire;
import chat.verbatim.loadtest.measure.Latencies;
import chat.verbatim.loadtest.server.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** People of one server who talk, and everything that is known about what they said. */
final class Party implements AutoCloseable {
    private static final int CONNECTING_AT_ONCE = 64;
    private static final long PAUSE_NANOS = 20_000_000;
    private static final int THREADS = 2;
    private static final AtomicLong PARTIES = new AtomicLong(System.currentTimeMillis());

    private final String keys = "load-" + PARTIES.incrementAndGet() + "-";
    private final Target target;
    private final Api api;
    private final Devices devices;
    private final Ledger ledger = new Ledger();
    private final Latencies acknowledgements = new Latencies();
    private final Latencies deliveries = new Latencies();
    private final LongAdder deliveredBytes = new LongAdder();
    private final LongAdder lostConnections = new LongAdder();
    private volatile @Nullable String refusal;
    private volatile boolean closing;

    Party(Target target, Wire wire) {
        this.target = target;
        this.api = new Api(target.url());
        this.devices = new Devices(target.url(), wire, THREADS);
    }

    Target target() {
        return target;
    }

    Api api() {
        return api;
    }

    Latencies acknowledgements() {
        return acknowledgements;
    }

    Latencies deliveries() {
        return deliveries;
    }

    /** The bytes of all messages that have come. */
    long deliveredBytes() {
        return deliveredBytes.sum();
    }

    /** What the server said when it refused a message; null when it took all. */
    @Nullable
    String refusal() {
        return refusal;
    }

    /**
     * Somebody in chats.
     *
     * @param heard what they are to hear
     * @param acknowledging whether they tell the server what has arrived, as the web app does
     */
    Member member(Account account, List<Stream> heard, boolean acknowledging) {
        return new Member(this, account, ledger.witness(heard), acknowledging);
    }

    /** What somebody is going to say in a chat. */
    Stream stream(String chatId) {
        return ledger.stream(chatId);
    }

    Stream stream(int number) {
        return ledger.stream(number);
    }

    Device open(Member member, @Nullable String position) {
        return devices.open(member.account(), position, member);
    }

    /** Connects all of them, and waits until they are live. */
    void connect(List<Member> members) {
        List<Device> unused = Devices.all(
                members.size(), CONNECTING_AT_ONCE, i -> members.get(i).connect(null));
    }

    /** A group of these people, however many the server takes at once. */
    String group(List<Account> people) {
        return api.chat(people.getFirst(), new ArrayList<>(people.subList(1, people.size())));
    }

    /** Says the next message of a stream, which was due at this moment. */
    void say(Device device, Stream stream, long due) {
        int counter = stream.next();
        String content = new Label(stream.number(), counter, due).content();
        device.send(stream.chatId(), content, keys + stream.number() + "-" + counter, (ok, text) -> {
            stream.answered(counter, ok);
            if (ok) {
                acknowledgements.record(due);
            } else {
                refusal = text;
            }
        });
    }

    void lostConnection() {
        if (!closing) {
            lostConnections.increment();
        }
    }

    /** How many connections ended without anybody wanting it; they are not opened again. */
    long lostConnections() {
        return lostConnections.sum();
    }

    void arrived(int bytes) {
        deliveredBytes.add(bytes);
    }

    Verdict verdict() {
        return ledger.verdict();
    }

    /** Waits until everything was answered and has come, at most so long; answers how it stands then. */
    Verdict settle(int seconds) {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        Verdict verdict = ledger.verdict();
        while (!verdict.settled() && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(PAUSE_NANOS);
            verdict = ledger.verdict();
        }
        return verdict;
    }

    @Override
    public void close() {
        closing = true;
        devices.close();
    }
}
