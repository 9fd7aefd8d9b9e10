package chat.verbatim.loadtest.scenario;

import chat.verbatim.loadtest.check.Stream;
import chat.verbatim.loadtest.check.Verdict;
import chat.verbatim.loadtest.client.Account;
import chat.verbatim.loadtest.client.Device;
import chat.verbatim.loadtest.client.Devices;
import chat.verbatim.loadtest.client.Wire;
import chat.verbatim.loadtest.measure.Figures;
import chat.verbatim.loadtest.measure.Latencies;
import chat.verbatim.loadtest.measure.Usage;
import chat.verbatim.loadtest.server.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Everybody in a group loses the connection, misses something, and comes back at once. */
public final class Storm implements Scenario {
    private static final int SETTLE_SECONDS = 60;

    private final Party party;
    private final int missed;
    private final List<Member> members = new ArrayList<>();
    private final Member speaker;
    private final Stream stream;

    /**
     * @param clients connections, shared by {@code users} people
     * @param missed messages that are said while they are away
     */
    public Storm(Target target, Wire wire, int clients, int users, int missed) {
        this.party = new Party(target, wire);
        this.missed = missed;
        List<Account> people = party.api().register(users);
        String chatId = party.group(people);
        List<Stream> streams = new ArrayList<>();
        speaker = party.member(people.getFirst(), streams, false);
        stream = speaker.speaksIn(chatId);
        streams.add(stream);
        for (int i = 0; i < clients; i++) {
            members.add(party.member(people.get(i % users), streams, false));
        }
        party.connect(List.of(speaker));
        party.connect(members);
    }

    @Override
    public Figures round() {
        speaker.say(stream, System.nanoTime());
        Verdict unused = party.settle(SETTLE_SECONDS);
        List<String> positions = members.stream()
                .map(member -> Objects.requireNonNullElse(member.device().position(), ""))
                .toList();
        members.forEach(Member::leave);
        for (int i = 0; i < missed; i++) {
            speaker.say(stream, System.nanoTime());
        }
        Latencies back = new Latencies();
        double cpu = Usage.of(party.target().pids()).cpuSeconds();
        long begin = System.nanoTime();
        List<Device> devices = Devices.all(members.size(), members.size(), i -> {
            Device device = members.get(i).connect(positions.get(i));
            var unusedStage = device.live().thenRun(() -> back.record(begin));
            return device;
        });
        Verdict verdict = party.settle(SETTLE_SECONDS);
        double seconds = (System.nanoTime() - begin) / 1e9;
        return new Figures()
                .with("all are back and complete (s)", seconds)
                .with("back", back.take())
                .with(
                        "server CPU ms a client",
                        1e3 * (Usage.of(party.target().pids()).cpuSeconds() - cpu) / devices.size())
                .with("lost", verdict.lost())
                .with("doubled", verdict.doubled())
                .with("reordered", verdict.reordered());
    }

    @Override
    public void close() {
        party.close();
    }
}
