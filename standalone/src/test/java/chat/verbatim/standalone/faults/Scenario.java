package chat.verbatim.standalone.faults;

import chat.verbatim.standalone.cluster.Cluster;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What happens in a run.
 *
 * @param schedule the faults of one round
 * @param entrance how people come into the cluster
 */
record Scenario(BiFunction<Cluster, Random, List<Fault>> schedule, Function<Cluster, Ways> entrance) {
    static final Scenario FAULTS = new Scenario(Fault::round, Ways::into);
    static final Scenario ROLLING_RESTART =
            new Scenario((cluster, random) -> Fault.rollingRestart(cluster), Ways::throughTheProxyOf);
}
