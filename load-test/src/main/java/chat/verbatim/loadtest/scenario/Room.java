package chat.verbatim.loadtest.scenario;

import chat.verbatim.loadtest.check.Stream;
import chat.verbatim.loadtest.client.Account;
import chat.verbatim.loadtest.client.Wire;
import chat.verbatim.loadtest.measure.Figures;
import chat.verbatim.loadtest.server.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One group whose members are all online; some of them talk. */
public final class Room implements Scenario {
    private static final int SPEAKERS = 10;

    private final Party party;
    private final double perSecond;
    private final Duration duration;
    private final List<Member> members = new ArrayList<>();
    private final List<Stream> streams = new ArrayList<>();
    private int next;

    /** @param receipts whether each member tells the server what has arrived */
    public Room(Target target, Wire wire, int size, double perSecond, boolean receipts, Duration duration) {
        this.party = new Party(target, wire);
        this.perSecond = perSecond;
        this.duration = duration;
        List<Account> people = party.api().register(size);
        String chatId = party.group(people);
        for (Account one : people) {
            members.add(party.member(one, streams, receipts));
        }
        for (Member speaker : members.subList(0, Math.min(SPEAKERS, size))) {
            streams.add(speaker.speaksIn(chatId));
        }
        party.connect(members);
    }

    @Override
    public Figures round() {
        long bytes = party.deliveredBytes();
        Load.Result result = load();
        return result.figures()
                .with("deliveries/s", result.arrivals() / result.seconds())
                .with("bytes a delivery", (party.deliveredBytes() - bytes) / result.arrivals());
    }

    /** One load at its rate. */
    Load.Result load() {
        return new Load(party, next).run(perSecond, duration, due -> {
            int speaker = next++ % streams.size();
            members.get(speaker).say(streams.get(speaker), due);
        });
    }

    @Override
    public void close() {
        party.close();
    }
}
