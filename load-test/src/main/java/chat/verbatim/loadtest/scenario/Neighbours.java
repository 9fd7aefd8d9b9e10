package chat.verbatim.loadtest.scenario;

import chat.verbatim.loadtest.measure.Figures;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToDoubleFunction;

/** Pairs alone, and then beside a chat in which two write without a pause and a large group: nobody is to wait for those. */
public final class Neighbours implements Scenario {
    private final Pairs quiet;
    private final Pairs hot;
    private final Room large;

    /** @param hot a single pair, at a high rate */
    public Neighbours(Pairs quiet, Pairs hot, Room large) {
        this.quiet = quiet;
        this.hot = hot;
        this.large = large;
    }

    @Override
    public Figures round() {
        Load.Result alone = quiet.load();
        CompletableFuture<Load.Result> hotResult = CompletableFuture.supplyAsync(hot::load, Neighbours::onItsOwn);
        CompletableFuture<Load.Result> largeResult = CompletableFuture.supplyAsync(large::load, Neighbours::onItsOwn);
        Load.Result beside = quiet.load();
        Load.Result burning = hotResult.join();
        Load.Result crowded = largeResult.join();
        // Each counts from the beginning, and the pairs' second load has their first one in it.
        List<Load.Result> all = List.of(beside, burning, crowded);
        return new Figures()
                .with("alone: send to receive", alone.delivered())
                .with("beside: send to receive", beside.delivered())
                .with("hot chat: messages/s", burning.messages() / burning.seconds())
                .with("hot chat: send to receive", burning.delivered())
                .with("large group: deliveries/s", crowded.arrivals() / crowded.seconds())
                .with("large group: send to receive", crowded.delivered())
                .with(
                        "refused",
                        sum(
                                all,
                                result -> result.after().refused()
                                        - (double) result.before().refused()))
                .with("unanswered", sum(all, Load.Result::unanswered))
                .with("lost", sum(all, result -> result.after().lost()))
                .with("doubled", sum(all, result -> result.after().doubled()))
                .with("reordered", sum(all, result -> result.after().reordered()));
    }

    private static void onItsOwn(Runnable load) {
        Thread.ofPlatform().name("neighbour").daemon().start(load);
    }

    private static double sum(List<Load.Result> all, ToDoubleFunction<Load.Result> figure) {
        return all.stream().mapToDouble(figure).sum();
    }

    @Override
    public void close() {
        quiet.close();
        hot.close();
        large.close();
    }
}
