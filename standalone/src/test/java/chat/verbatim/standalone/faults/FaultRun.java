package chat.verbatim.standalone.faults;

import chat.verbatim.standalone.cluster.Cluster;
import chat.verbatim.standalone.faults.FaultReport.Recovery;
import chat.verbatim.standalone.faults.StateCheck.Answered;
import chat.verbatim.standalone.faults.Violation.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** One run: people talk, faults happen, everything heals, and then everybody's picture is compared with the log. */
final class FaultRun {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final long seed;
    private final int rounds;
    private final Duration clocksApart;
    private final Sabotage sabotage;
    private final FaultReport report;
    private final Scenario scenario;
    private final List<DeviceHistory> histories = new ArrayList<>();
    private final List<String> interruptions = new ArrayList<>();
    private final Queue<Unheard> unheard = new ConcurrentLinkedQueue<>();
    private volatile boolean over;
    private Truth truth = new Truth(List.of());

    /** @param rounds how often each fault happens; 0 for none at all */
    FaultRun(long seed, int rounds, Duration clocksApart, Sabotage sabotage) {
        this(seed, rounds, clocksApart, sabotage, Scenario.FAULTS);
    }

    private FaultRun(long seed, int rounds, Duration clocksApart, Sabotage sabotage, Scenario scenario) {
        this.seed = seed;
        this.rounds = rounds;
        this.clocksApart = clocksApart;
        this.sabotage = sabotage;
        this.scenario = scenario;
        this.report = new FaultReport(seed);
    }

    /** Nothing breaks: every process of every role is restarted in order, once, and people come in through the proxy. */
    static FaultRun rollingRestart(long seed) {
        return new FaultRun(seed, 1, Duration.ZERO, Sabotage.NONE, Scenario.ROLLING_RESTART);
    }

    /** Whatever a client had to try again while a server was there: answers over HTTP, and refusals over sockets. */
    List<String> interruptions() {
        return interruptions;
    }

    Truth truth() {
        return truth;
    }

    List<DeviceHistory> histories() {
        return histories;
    }

    FaultReport run() throws InterruptedException {
        try (Cluster cluster = Cluster.start(clocksApart)) {
            try {
                talk(cluster);
            } finally {
                keep(cluster.output());
            }
        }
        return report;
    }

    /** For whoever has to find out what went wrong. */
    private void keep(String output) {
        StringBuilder all = new StringBuilder(output);
        report.violations().forEach(violation -> all.append(violation).append('\n'));
        try {
            Files.writeString(Path.of("target", "faults-" + seed + ".log"), all);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void talk(Cluster cluster) throws InterruptedException {
        Ways ways = scenario.entrance().apply(cluster);
        Party party = new Party(ways, seed, sabotage);
        ways.commandSide().countFromNow();
        ways.querySide().countFromNow();
        List<Talker> talkers = party.talkers();
        List<Future<?>> working = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                Probe probe = party.probe()) {
            talkers.forEach(talker -> working.add(threads.submit(() -> repeat(talker::act))));
            Random atTheDoor = new Random(seed + 1);
            working.add(threads.submit(() -> repeat(() -> party.turnAtTheDoor(atTheDoor))));
            try {
                afflict(cluster, probe, threads);
            } finally {
                over = true;
            }
            await(working);
            Stream.of(
                            ways.commandSide().interruptions(),
                            ways.querySide().interruptions(),
                            party.log().passed())
                    .forEach(interruptions::addAll);
            List<Talker> all = new ArrayList<>(talkers);
            all.addAll(probe.talkers());
            party.letEverybodyIn();
            settle(all, threads);
            judge(cluster, ways, party, all, threads);
            all.forEach(talker -> talker.device().close());
        }
    }

    private interface Step {
        void run() throws InterruptedException;
    }

    private Void repeat(Step step) throws InterruptedException {
        while (!over) {
            step.run();
        }
        return null;
    }

    private static void await(List<Future<?>> working) throws InterruptedException {
        for (Future<?> one : working) {
            try {
                one.get();
            } catch (ExecutionException failed) {
                throw new IllegalStateException("Somebody gave up", failed.getCause());
            }
        }
    }

    private void afflict(Cluster cluster, Probe probe, ExecutorService threads) throws InterruptedException {
        probe.measure();
        Random random = new Random(seed);
        if (rounds == 0) {
            Thread.sleep(10_000);
        }
        int faults = 0;
        for (int round = 0; round < rounds; round++) {
            for (Fault fault : scenario.schedule().apply(cluster, random)) {
                report.recovered(fault.name(), happen(fault, probe, threads));
                faults++;
                Thread.sleep(random.nextInt(1_000));
            }
        }
        report.figure("faults to parts of the cluster", faults);
    }

    private static Recovery happen(Fault fault, Probe probe, ExecutorService threads) throws InterruptedException {
        probe.spread();
        fault.begin().run();
        Future<Duration> again = threads.submit(probe::measure);
        Thread.sleep(fault.held());
        fault.end().run();
        try {
            Duration sinceBegin = again.get();
            return new Recovery(sinceBegin, probe.measure());
        } catch (ExecutionException failed) {
            throw new IllegalStateException("No recovery from " + fault.name(), failed.getCause());
        }
    }

    /** Everybody comes back, hears the last message of each chat, and says so. */
    private void settle(List<Talker> talkers, ExecutorService threads) throws InterruptedException {
        for (String chatId : talkers.stream()
                .flatMap(talker -> talker.chatIds().stream())
                .distinct()
                .toList()) {
            Talker member = talkers.stream()
                    .filter(talker -> talker.chatIds().contains(chatId))
                    .findFirst()
                    .orElseThrow();
            member.say(chatId, Unheard.endOf(chatId));
        }
        List<Future<?>> working = new ArrayList<>();
        for (Talker talker : talkers) {
            working.add(threads.submit(() -> {
                for (String chatId : talker.chatIds()) {
                    if (!talker.device().await(Unheard.endOf(chatId), PATIENCE)) {
                        unheard.add(new Unheard(
                                nameOf(talker), talker.device().user().id(), chatId));
                    }
                    talker.acknowledge(chatId, "message_ack");
                    talker.acknowledge(chatId, "message_read");
                }
                return null;
            }));
        }
        await(working);
    }

    private static String nameOf(Talker talker) {
        return talker.device().memory().history().name();
    }

    private synchronized void lost(String what) {
        report.violations(List.of(new Violation(Kind.LOST, what)));
    }

    private void judge(Cluster cluster, Ways ways, Party party, List<Talker> talkers, ExecutorService threads)
            throws InterruptedException {
        List<Answered> answers;
        int before;
        truth = new Truth(LogCopy.readUntilQuiet(cluster.storeUri()));
        do {
            before = truth.events().size();
            hearTheEnd(talkers, threads);
            histories.clear();
            talkers.forEach(talker -> histories.add(talker.device().memory().history()));
            answers = Recount.answers(ways, party, truth, report);
            truth = new Truth(LogCopy.readUntilQuiet(cluster.storeUri()));
            // A mark whose answer was lost may still have been on its way.
        } while (truth.events().size() > before);
        unheard.stream().filter(one -> one.isLoss(truth)).map(Unheard::toString).forEach(this::lost);
        List<Sent> sent = party.log().sent();
        party.log().wrong().forEach(what -> report.violations(List.of(new Violation(Kind.WRONG_ANSWER, what))));
        report.violations(LogCheck.of(truth, sent));
        histories.forEach(history -> report.violations(FramesCheck.of(truth, history)));
        report.violations(StateCheck.of(truth, answers, histories));
        count(sent);
    }

    private void hearTheEnd(List<Talker> talkers, ExecutorService threads) throws InterruptedException {
        List<Future<?>> working = new ArrayList<>();
        for (Talker talker : talkers) {
            working.add(threads.submit(() -> {
                if (!talker.device().awaitPosition(truth.head(), PATIENCE)) {
                    lost(nameOf(talker) + " never came to the end of the log, " + truth.head());
                }
                return null;
            }));
        }
        await(working);
    }

    private void count(List<Sent> sent) {
        report.figure("messages sent", sent.size());
        report.figure(
                "answers that a message was sent",
                sent.stream().mapToLong(one -> one.answers().size()).sum());
        report.figure("events in the log", truth.events().size());
        report.figure("devices", histories.size());
        report.figure(
                "connections",
                histories.stream().mapToLong(it -> it.lives().size()).sum());
        report.figure(
                "frames",
                histories.stream()
                        .flatMap(it -> it.lives().stream())
                        .mapToLong(life -> life.frames().size())
                        .sum());
    }
}
