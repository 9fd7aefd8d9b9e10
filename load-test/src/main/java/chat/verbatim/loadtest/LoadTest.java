package chat.verbatim.loadtest;

import chat.verbatim.loadtest.scenario.Day;
import chat.verbatim.loadtest.scenario.Idle;
import chat.verbatim.loadtest.scenario.Neighbours;
import chat.verbatim.loadtest.scenario.Offline;
import chat.verbatim.loadtest.scenario.Overload;
import chat.verbatim.loadtest.scenario.Pages;
import chat.verbatim.loadtest.scenario.Pairs;
import chat.verbatim.loadtest.scenario.Room;
import chat.verbatim.loadtest.scenario.Saturation;
import chat.verbatim.loadtest.scenario.Storm;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code ./dev bench load SCENARIO}: see docs/performance.md. */
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        synopsisSubcommandLabel = "SCENARIO",
        description = "Talks to Verbatim and to the reference in turns, and prints a table of medians, least and most.")
public final class LoadTest {
    private static final String RATE = "messages each second (${DEFAULT-VALUE})";
    private static final String SECONDS = "how long each round takes (${DEFAULT-VALUE})";

    @Mixin
    private final Run run = new Run();

    LoadTest() {}

    /** The arguments are a scenario and its options. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new LoadTest())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments));
    }

    @Command(description = "Pairs who are online and write to each other.")
    void pairs(
            @Option(names = "--pairs", defaultValue = "50", description = "how many (${DEFAULT-VALUE})") int pairs,
            @Option(names = "--rate", defaultValue = "300", description = RATE) double rate,
            @Option(names = "--seconds", defaultValue = "8", description = SECONDS) int seconds) {
        run.compare((target, wire) -> new Pairs(target, wire, pairs, rate, Duration.ofSeconds(seconds)));
    }

    @Command(description = "The most messages each second with which 99 of 100 arrive in time.")
    void saturation(
            @Option(names = "--pairs", defaultValue = "50", description = "how many (${DEFAULT-VALUE})") int pairs,
            @Option(names = "--within", defaultValue = "100", description = "time in ms (${DEFAULT-VALUE})") int millis,
            @Option(
                            names = "--seconds",
                            defaultValue = "4",
                            description = "how long a rate is tried (${DEFAULT-VALUE})")
                    int seconds) {
        run.compare((target, wire) ->
                new Saturation(target, wire, pairs, Duration.ofSeconds(seconds), Duration.ofMillis(millis)));
    }

    @Command(description = "Twice the rate that the server sustains, and a tenth of it before and after.")
    void overload(
            @Option(names = "--pairs", defaultValue = "50", description = "how many (${DEFAULT-VALUE})") int pairs,
            @Option(names = "--rate", defaultValue = "6000", description = RATE) double rate,
            @Option(names = "--seconds", defaultValue = "5", description = SECONDS) int seconds) {
        run.compare((target, wire) -> new Overload(target, wire, pairs, rate, Duration.ofSeconds(seconds)));
    }

    @Command(description = "One group whose members are all online.")
    void room(
            @Option(names = "--members", defaultValue = "500", description = "how many (${DEFAULT-VALUE})") int members,
            @Option(names = "--rate", defaultValue = "1", description = RATE) double rate,
            @Option(names = "--receipts", description = "every member tells what has arrived") boolean receipts,
            @Option(names = "--seconds", defaultValue = "8", description = SECONDS) int seconds) {
        run.compare((target, wire) -> new Room(target, wire, members, rate, receipts, Duration.ofSeconds(seconds)));
    }

    @Command(
            description =
                    "Pairs alone, and then beside a chat in which two write without a pause and a large group whose members are all online.")
    void neighbours(
            @Option(names = "--pairs", defaultValue = "50", description = "how many (${DEFAULT-VALUE})") int pairs,
            @Option(names = "--rate", defaultValue = "100", description = RATE) double rate,
            @Option(names = "--hot", defaultValue = "400", description = "of them in the hot chat (${DEFAULT-VALUE})")
                    double hot,
            @Option(names = "--members", defaultValue = "1000", description = "of the large group (${DEFAULT-VALUE})")
                    int members,
            @Option(names = "--crowd", defaultValue = "5", description = "messages/s in it (${DEFAULT-VALUE})")
                    double crowd,
            @Option(names = "--seconds", defaultValue = "8", description = SECONDS) int seconds) {
        run.compare((target, wire) -> {
            Duration time = Duration.ofSeconds(seconds);
            return new Neighbours(
                    new Pairs(target, wire, pairs, rate, time),
                    new Pairs(target, wire, 1, hot, time),
                    new Room(target, wire, members, crowd, false, time));
        });
    }

    @Command(description = "Connections that are held.")
    void idle(
            @Option(
                            names = "--connections",
                            defaultValue = "2000",
                            description = "how many more each round (${DEFAULT-VALUE})")
                    int connections,
            @Option(names = "--users", defaultValue = "100", description = "who share them (${DEFAULT-VALUE})")
                    int users,
            @Option(names = "--seconds", defaultValue = "10", description = "how long they are held (${DEFAULT-VALUE})")
                    int seconds) {
        run.compare((target, wire) -> new Idle(target, wire, connections, users, Duration.ofSeconds(seconds)));
    }

    @Command(
            description =
                    "Somebody is away for many messages, and comes back. Verbatim alone: the reference cannot resume.")
    void offline(
            @Option(names = "--messages", defaultValue = "1000", description = "how many (${DEFAULT-VALUE})")
                    int messages) {
        run.alone((target, wire) -> new Offline(target, wire, messages));
    }

    @Command(
            description =
                    "All connections are lost and come back at once. Verbatim alone: the reference cannot resume.")
    void storm(
            @Option(names = "--clients", defaultValue = "1000", description = "how many (${DEFAULT-VALUE})")
                    int clients,
            @Option(names = "--users", defaultValue = "20", description = "who share them (${DEFAULT-VALUE})")
                    int users,
            @Option(names = "--messages", defaultValue = "30", description = "missed (${DEFAULT-VALUE})")
                    int messages) {
        run.alone((target, wire) -> new Storm(target, wire, clients, users, messages));
    }

    @Command(
            description =
                    "Pages of long chats, and lists of many chats. Verbatim alone: its store has no indexes for the reference.")
    void pages(
            @Option(
                            names = "--messages",
                            split = ",",
                            defaultValue = "10000,100000",
                            description = "lengths (${DEFAULT-VALUE})")
                    List<Integer> messages,
            @Option(
                            names = "--chats",
                            split = ",",
                            defaultValue = "10,200,2000",
                            description = "of one person (${DEFAULT-VALUE})")
                    List<Integer> chats) {
        run.alone((target, wire) -> new Pages(target, wire, messages, chats));
    }

    @Command(description = "Everybody in a chat of two and a group of twenty; few chats are hot.")
    void day(
            @Option(names = "--people", defaultValue = "200", description = "how many (${DEFAULT-VALUE})") int people,
            @Option(names = "--rate", defaultValue = "100", description = RATE) double rate,
            @Option(names = "--seconds", defaultValue = "8", description = SECONDS) int seconds) {
        run.compare((target, wire) -> new Day(target, wire, people, rate, Duration.ofSeconds(seconds)));
    }
}
