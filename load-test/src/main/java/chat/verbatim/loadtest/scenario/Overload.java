package chat.verbatim.loadtest.scenario;

import chat.verbatim.loadtest.client.Wire;
import chat.verbatim.loadtest.measure.Figures;
import chat.verbatim.loadtest.measure.Usage;
import chat.verbatim.loadtest.server.Target;
import java.time.Duration;

/** Twice as much as the server can do, and then a tenth of it: what was taken is not lost, and it gets well again. */
public final class Overload implements Scenario {
    private static final double CALM = 0.1;

    private final Target target;
    private final Pairs pairs;
    private final double perSecond;
    private final Duration duration;

    public Overload(Target target, Wire wire, int count, double perSecond, Duration duration) {
        this.target = target;
        this.pairs = new Pairs(target, wire, count, perSecond, duration);
        this.perSecond = perSecond;
        this.duration = duration;
    }

    @Override
    public Figures round() {
        long before = Usage.of(target.pids()).residentBytes();
        Load.Result calm = pairs.at(CALM * perSecond, duration);
        Load.Result much = pairs.at(perSecond, duration);
        Load.Result after = pairs.at(CALM * perSecond, duration);
        return new Figures()
                .with("sent/s", (much.after().sent() - (double) much.before().sent()) / much.seconds())
                .with("taken/s", much.messages() / much.seconds())
                .with("before: send to receive", calm.delivered())
                .with("overload: send to receive", much.delivered())
                .with("afterwards: send to receive", after.delivered())
                .with("RSS before (MB)", before / 1e6)
                .with("RSS after overload (MB)", much.resident() / 1e6)
                .with("refused", much.after().refused())
                .with("unanswered", after.unanswered())
                .with("acknowledged and lost", after.after().lost())
                .with("doubled", after.after().doubled())
                .with("reordered", after.after().reordered());
    }

    @Override
    public void close() {
        pairs.close();
    }
}
