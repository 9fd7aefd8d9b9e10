package chat.verbatim.loadtest.scenario;

import chat.verbatim.loadtest.check.Stream;
import chat.verbatim.loadtest.client.Account;
import chat.verbatim.loadtest.client.Wire;
import chat.verbatim.loadtest.measure.Figures;
import chat.verbatim.loadtest.server.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Pairs of people who are online and write to each other, and whose devices tell what has arrived. */
public final class Pairs implements Scenario {
    private final Party party;
    private final double perSecond;
    private final Duration duration;
    private final List<Turn> turns = new ArrayList<>();
    private int next;

    private record Turn(Member speaker, Stream stream) {}

    public Pairs(Target target, Wire wire, int pairs, double perSecond, Duration duration) {
        this.party = new Party(target, wire);
        this.perSecond = perSecond;
        this.duration = duration;
        List<Account> people = party.api().register(2 * pairs);
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < pairs; i++) {
            List<Account> two = people.subList(2 * i, 2 * i + 2);
            String chatId = party.api().chat(two.getFirst(), two.subList(1, 2));
            List<Stream> streams = new ArrayList<>();
            for (Account one : two) {
                Member member = party.member(one, streams, true);
                streams.add(member.speaksIn(chatId));
                members.add(member);
                turns.add(new Turn(member, streams.getLast()));
            }
        }
        party.connect(members);
    }

    @Override
    public Figures round() {
        return load().figures();
    }

    /** One load at its rate. */
    Load.Result load() {
        return at(perSecond, duration);
    }

    /** One load at this rate. */
    Load.Result at(double rate, Duration time) {
        return new Load(party, next).run(rate, time, this::say);
    }

    private void say(long due) {
        Turn turn = turns.get(next++ % turns.size());
        turn.speaker().say(turn.stream(), due);
    }

    @Override
    public void close() {
        party.close();
    }
}
