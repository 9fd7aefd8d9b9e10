package chat.verbatim.loadtest.scenario;

import chat.verbatim.loadtest.check.Stream;
import chat.verbatim.loadtest.check.Verdict;
import chat.verbatim.loadtest.client.Account;
import chat.verbatim.loadtest.client.Devices;
import chat.verbatim.loadtest.client.Wire;
import chat.verbatim.loadtest.measure.Figures;
import chat.verbatim.loadtest.measure.Usage;
import chat.verbatim.loadtest.server.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Somebody is away while the other one says a lot, and comes back with the position up to which everything had come. */
public final class Offline implements Scenario {
    private static final int SETTLE_SECONDS = 60;
    private static final int AT_ONCE = 32;
    private static final long PAUSE_NANOS = 1_000_000;

    private final Party party;
    private final int messages;
    private final Member away;
    private final Member there;
    private final Stream stream;

    /** @param messages how many are missed each time */
    public Offline(Target target, Wire wire, int messages) {
        this.party = new Party(target, wire);
        this.messages = messages;
        List<Account> two = party.api().register(2);
        String chatId = party.api().chat(two.getFirst(), two.subList(1, 2));
        List<Stream> streams = new ArrayList<>();
        there = party.member(two.getFirst(), streams, false);
        away = party.member(two.getLast(), streams, false);
        stream = there.speaksIn(chatId);
        streams.add(stream);
        party.connect(List.of(there, away));
    }

    @Override
    public Figures round() {
        there.say(stream, System.nanoTime());
        Verdict together = party.settle(SETTLE_SECONDS);
        String position = away.device().position();
        away.leave();
        for (int i = 0; i < messages; i++) {
            there.say(stream, System.nanoTime());
            if (i % AT_ONCE == 0) {
                awaitAcknowledged(together.acknowledged() + i);
            }
        }
        awaitAcknowledged(together.acknowledged() + messages);
        return back(position, party.verdict().acknowledged() - away.witness().deliveries());
    }

    private Figures back(@Nullable String position, long missed) {
        double cpu = Usage.of(party.target().pids()).cpuSeconds();
        long begin = System.nanoTime();
        var unused = Devices.await(away.connect(position).live());
        double live = (System.nanoTime() - begin) / 1e6;
        Verdict verdict = party.settle(SETTLE_SECONDS);
        return new Figures()
                .with("missed", missed)
                .with("back until caught up (ms)", live)
                .with("server CPU ms", 1e3 * (Usage.of(party.target().pids()).cpuSeconds() - cpu))
                .with("lost", verdict.lost())
                .with("doubled", verdict.doubled())
                .with("reordered", verdict.reordered());
    }

    private void awaitAcknowledged(long number) {
        while (party.verdict().acknowledged() < number) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    @Override
    public void close() {
        party.close();
    }
}
