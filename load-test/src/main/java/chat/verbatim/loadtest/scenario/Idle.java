package chat.verbatim.loadtest.scenario;

import chat.verbatim.loadtest.check.Stream;
import chat.verbatim.loadtest.client.Account;
import chat.verbatim.loadtest.client.Wire;
import chat.verbatim.loadtest.measure.Figures;
import chat.verbatim.loadtest.measure.Usage;
import chat.verbatim.loadtest.server.Jvm;
import chat.verbatim.loadtest.server.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Connections that are held and say nothing. Each round opens more of them. */
public final class Idle implements Scenario {
    private final Party party;
    private final int connections;
    private final Duration held;
    private final List<Account> users;

    /**
     * @param connections how many more each round
     * @param users how many people share them
     * @param held for how long they are held before the processor time is looked at
     */
    public Idle(Target target, Wire wire, int connections, int users, Duration held) {
        this.party = new Party(target, wire);
        this.connections = connections;
        this.held = held;
        this.users = party.api().register(Math.min(users, connections));
    }

    @Override
    public Figures round() {
        List<Long> pids = party.target().pids();
        pids.forEach(Idle::collect);
        Usage before = Usage.of(pids);
        List<Member> members = new ArrayList<>();
        List<Stream> nothing = List.of();
        for (int i = 0; i < connections; i++) {
            members.add(party.member(users.get(i % users.size()), nothing, false));
        }
        long begin = System.nanoTime();
        party.connect(members);
        double seconds = (System.nanoTime() - begin) / 1e9;
        Usage connected = Usage.of(pids);
        LockSupport.parkNanos(held.toNanos());
        Usage idle = Usage.of(pids);
        pids.forEach(Idle::collect);
        Usage after = Usage.of(pids);
        long open = members.stream().filter(member -> member.device().isOpen()).count();
        return new Figures()
                .with("connections still open", open)
                .with("connects/s", connections / seconds)
                .with("server CPU ms a connect", 1e3 * (connected.cpuSeconds() - before.cpuSeconds()) / connections)
                .with("RSS a connection (KB)", (after.residentBytes() - before.residentBytes()) / 1e3 / connections)
                .with(
                        "of one core while idle (%)",
                        1e2 * (idle.cpuSeconds() - connected.cpuSeconds()) / (held.toNanos() / 1e9));
    }

    private static void collect(long pid) {
        boolean java = ProcessHandle.of(pid)
                .flatMap(process -> process.info().command())
                .filter(command -> command.endsWith("java"))
                .isPresent();
        if (java) {
            Jvm.collect(pid);
        }
    }

    @Override
    public void close() {
        party.close();
    }
}
