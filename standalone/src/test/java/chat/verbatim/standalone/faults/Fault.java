package chat.verbatim.standalone.faults;

import chat.verbatim.standalone.cluster.Cluster;
import chat.verbatim.standalone.cluster.ClusterNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Something that happens to a part of the cluster.
 *
 * @param held how long it lasts before {@code end} is run
 */
record Fault(String name, Action begin, Duration held, Action end) {
    /** Longer than the longest time-out between processes, which is 10 s. */
    private static final Duration LONGER_THAN_TIME_OUTS = Duration.ofSeconds(11);
    /** Until a proxy that asks each second, and waits three for an answer, knows that a process is ready again. */
    private static final Duration KNOWN_TO_BE_READY = Duration.ofSeconds(5);

    interface Action {
        void run() throws InterruptedException;
    }

    /** Each part killed once and stopped once, in an order that the seed decides. */
    static List<Fault> round(Cluster cluster, Random random) {
        List<Fault> faults = new ArrayList<>();
        for (List<ClusterNode> side : List.of(cluster.commandSide(), cluster.querySide(), cluster.gateways())) {
            ClusterNode killed = side.get(random.nextInt(side.size()));
            ClusterNode stopped = side.get(random.nextInt(side.size()));
            faults.add(kill(sideOf(killed), killed::kill, killed::restart, random));
            faults.add(stop(sideOf(stopped), stopped::pause, stopped::resume));
        }
        faults.add(kill("store", cluster.store()::kill, cluster.store()::restart, random));
        faults.add(stop("store", cluster.store()::pause, cluster.store()::resume));
        faults.add(kill("Redis", cluster.redis()::kill, cluster.redis()::restart, random));
        faults.add(stop("Redis", cluster.redis()::pause, cluster.redis()::resume));
        faults.add(kill("RabbitMQ", cluster.rabbit()::kill, cluster.rabbit()::restart, random));
        faults.add(stop("RabbitMQ", cluster.rabbit()::pause, cluster.rabbit()::resume));
        Collections.shuffle(faults, random);
        return faults;
    }

    /** Each process of each role told to end and started again, one after the other: an update. */
    static List<Fault> rollingRestart(Cluster cluster) {
        return Stream.of(cluster.commandSide(), cluster.querySide(), cluster.gateways())
                .flatMap(List::stream)
                .map(node ->
                        new Fault("restart of " + sideOf(node), () -> endInItsTurn(node), Duration.ZERO, node::restart))
                .toList();
    }

    private static void endInItsTurn(ClusterNode node) throws InterruptedException {
        Thread.sleep(KNOWN_TO_BE_READY);
        node.end();
    }

    private static String sideOf(ClusterNode node) {
        return node.name().replaceAll(" \\d+$", "");
    }

    private static Fault kill(String part, Action kill, Action restart, Random random) {
        return new Fault("kill -9 " + part, kill, Duration.ofMillis(random.nextInt(2_000)), restart);
    }

    private static Fault stop(String part, Action stop, Action resume) {
        return new Fault("SIGSTOP " + part, stop, LONGER_THAN_TIME_OUTS, resume);
    }
}
