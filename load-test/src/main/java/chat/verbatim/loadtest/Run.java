package chat.verbatim.loadtest;

import chat.verbatim.loadtest.client.Wire;
import chat.verbatim.loadtest.measure.Comparison;
import chat.verbatim.loadtest.scenario.Scenario;
import chat.verbatim.loadtest.server.NodeReference;
import chat.verbatim.loadtest.server.Target;
import chat.verbatim.loadtest.server.Verbatim;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Which servers are measured, and how often. */
@SuppressWarnings("SystemOut") // The table is what it is for.
final class Run {
    @Option(
            names = "--url",
            scope = ScopeType.INHERIT,
            description =
                    "a server that runs already (http://host:port), instead of starting any; its limits must allow the load")
    private @Nullable URI url;

    @Option(
            names = "--pid",
            split = ",",
            scope = ScopeType.INHERIT,
            description = "the processes of that server, whose processor time and memory count")
    private List<Long> pids = List.of();

    @Option(names = "--jar", scope = ScopeType.INHERIT, description = "Verbatim's jar, unpacked")
    private Path jar = Path.of("standalone/target/verbatim/verbatim.jar");

    @Option(names = "--reference", scope = ScopeType.INHERIT, description = "the folder of the reference")
    private Path reference = Path.of("load-test/reference");

    @Option(names = "--alone", scope = ScopeType.INHERIT, description = "without the reference")
    private boolean alone;

    @Option(
            names = "--jvm",
            scope = ScopeType.INHERIT,
            description = "more options for Verbatim's JVM, as -XX:StartFlightRecording:filename=x.jfr")
    private List<String> jvm = List.of();

    @Option(
            names = "--before",
            scope = ScopeType.INHERIT,
            description = "another jar of Verbatim, measured beside it: what a change has done")
    private @Nullable Path before;

    @Option(
            names = "--before-jvm",
            scope = ScopeType.INHERIT,
            description = "more options for the JVM of --before: with the same jar, what an option does")
    private List<String> beforeJvm = List.of();

    @Option(
            names = "--wire",
            defaultValue = "SOCKET_IO",
            scope = ScopeType.INHERIT,
            description = "${COMPLETION-CANDIDATES}")
    private Wire wire = Wire.SOCKET_IO;

    @Option(
            names = "--rounds",
            defaultValue = "3",
            scope = ScopeType.INHERIT,
            description = "measured (${DEFAULT-VALUE})")
    private int rounds;

    @Option(
            names = "--warm-ups",
            defaultValue = "2",
            scope = ScopeType.INHERIT,
            description = "rounds before that which do not count (${DEFAULT-VALUE})")
    private int warmUps;

    Run() {}

    /** Makes a scenario at a server. */
    @FunctionalInterface
    interface Preparation {
        Scenario at(Target target, Wire wire);
    }

    /** At Verbatim and at the reference. */
    void compare(Preparation preparation) {
        measure(preparation, !alone);
    }

    /** At Verbatim only. */
    void alone(Preparation preparation) {
        measure(preparation, false);
    }

    private void measure(Preparation preparation, boolean beside) {
        List<Target> targets = new ArrayList<>();
        Map<Target, Scenario> scenarios = new LinkedHashMap<>();
        try {
            start(targets, beside);
            targets.forEach(target -> scenarios.put(target, preparation.at(target, wire)));
            System.out.println(rounds(scenarios).table());
        } finally {
            scenarios.values().forEach(Scenario::close);
            targets.forEach(Target::close);
        }
    }

    private void start(List<Target> targets, boolean beside) {
        if (url != null) {
            targets.add(Target.running(url, pids));
            return;
        }
        targets.add(new Verbatim("Verbatim", jar, jvm));
        if (before != null) {
            targets.add(new Verbatim("before", Objects.requireNonNull(before), beforeJvm));
        }
        if (beside) {
            targets.add(new NodeReference(jar, reference));
        }
    }

    private Comparison rounds(Map<Target, Scenario> scenarios) {
        Comparison comparison = new Comparison();
        for (int round = -warmUps; round < rounds; round++) {
            for (Map.Entry<Target, Scenario> each : scenarios.entrySet()) {
                var figures = each.getValue().round();
                if (round >= 0) {
                    comparison.add(each.getKey().name(), figures);
                }
            }
        }
        return comparison;
    }
}
