package chat.verbatim.loadtest.check;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.ToLongFunction;

/** Who says what to whom, and whether it came. */
public final class Ledger {
    private final List<Stream> streams = new CopyOnWriteArrayList<>();
    private final Map<Witness, List<Stream>> expected = new ConcurrentHashMap<>();

    /** What somebody is going to say in a chat. */
    public synchronized Stream stream(String chatId) {
        Stream stream = new Stream(streams.size(), chatId);
        streams.add(stream);
        return stream;
    }

    /** Somebody who is to hear all of these streams; the list is looked at when it is checked. */
    public Witness witness(List<Stream> heard) {
        Witness witness = new Witness();
        expected.put(witness, heard);
        return witness;
    }

    /** The stream of a message. */
    public Stream stream(int number) {
        return streams.get(number);
    }

    /** How everything stands. What was acknowledged and has not come yet counts as lost, so wait for it first. */
    public Verdict verdict() {
        long sent = streams.stream().mapToLong(Stream::sent).sum();
        long acknowledged = streams.stream()
                .mapToLong(stream -> stream.acknowledged().cardinality())
                .sum();
        long refused = streams.stream().mapToLong(Stream::refused).sum();
        long lost = expected.entrySet().stream()
                .mapToLong(entry -> entry.getValue().stream()
                        .mapToLong(entry.getKey()::missing)
                        .sum())
                .sum();
        return new Verdict(
                sent,
                acknowledged,
                refused,
                sum(Witness::deliveries),
                lost,
                sum(Witness::doubled),
                sum(Witness::reordered));
    }

    private long sum(ToLongFunction<Witness> what) {
        return expected.keySet().stream().mapToLong(what).sum();
    }
}
