package chat.verbatim.loadtest.scenario;

import chat.verbatim.loadtest.check.Verdict;
import chat.verbatim.loadtest.measure.Figures;
import chat.verbatim.loadtest.measure.OpenLoop;
import chat.verbatim.loadtest.measure.Usage;
import java.time.Duration;
import java.util.function.LongConsumer;
import org.HdrHistogram.Histogram;

/** Messages at a rate for a while, and what became of them and cost. */
final class Load {
    private static final int SETTLE_SECONDS = 30;
    private static final double MEGABYTE = 1e6;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;

    private final Party party;
    private final long seed;

    Load(Party party, long seed) {
        this.party = party;
        this.seed = seed;
    }

    /**
     * What one load has shown.
     *
     * @param before how everything stood at its beginning
     * @param after how it stood at its end, when everything had come or half a minute was over
     * @param seconds from the first message to the end
     * @param cpu the server's processor time
     * @param own the generator's processor time
     * @param late by how many nanoseconds the generator itself was late at worst
     * @param lostConnections how many connections the server or the network has ended until now
     */
    record Result(
            Verdict before,
            Verdict after,
            Histogram acknowledged,
            Histogram delivered,
            double seconds,
            double cpu,
            double own,
            long resident,
            long late,
            long lostConnections) {

        double messages() {
            return after.acknowledged() - (double) before.acknowledged();
        }

        double arrivals() {
            return after.deliveries() - (double) before.deliveries();
        }

        double unanswered() {
            return after.sent() - (double) after.acknowledged() - after.refused();
        }

        /** The figures that every kind of load has. */
        Figures figures() {
            return new Figures()
                    .with("messages/s", messages() / seconds)
                    .with("send to ack", acknowledged)
                    .with("send to receive", delivered)
                    .with("server CPU s per 1,000 messages", 1e3 * cpu / messages())
                    .with("server CPU s per 1,000,000 deliveries", 1e6 * cpu / arrivals())
                    .with("generator CPU s per 1,000 messages", 1e3 * own / messages())
                    .with("generator late at worst (ms)", late / NANOS_PER_MILLI)
                    .with("server RSS (MB)", resident / MEGABYTE)
                    .with("refused", after.refused() - (double) before.refused())
                    .with("unanswered", unanswered())
                    .with("connections lost", lostConnections)
                    .with("lost", after.lost())
                    .with("doubled", after.doubled())
                    .with("reordered", after.reordered());
        }
    }

    Result run(double perSecond, Duration duration, LongConsumer say) {
        Verdict before = party.verdict();
        Usage server = Usage.of(party.target().pids());
        Usage own = Usage.own();
        party.acknowledgements().begin();
        party.deliveries().begin();
        long begin = System.nanoTime();
        long late = new OpenLoop(perSecond, seed).run(duration, say);
        double seconds = (System.nanoTime() - begin) / NANOS_PER_SECOND;
        Verdict after = party.settle(SETTLE_SECONDS);
        Usage serverAfter = Usage.of(party.target().pids());
        return new Result(
                before,
                after,
                party.acknowledgements().take(),
                party.deliveries().take(),
                seconds,
                serverAfter.cpuSeconds() - server.cpuSeconds(),
                Usage.own().cpuSeconds() - own.cpuSeconds(),
                serverAfter.residentBytes(),
                late,
                party.lostConnections());
    }
}
