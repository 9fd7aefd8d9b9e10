package chat.verbatim.loadtest.scenario;

import chat.verbatim.loadtest.check.Stream;
import chat.verbatim.loadtest.client.Account;
import chat.verbatim.loadtest.client.Wire;
import chat.verbatim.loadtest.measure.Figures;
import chat.verbatim.loadtest.server.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** People as they are on a day: each in a chat of two and in a group of twenty, few chats are hot, and most people only listen. */
public final class Day implements Scenario {
    private static final int GROUP = 20;
    private static final long SEED = 7;

    private final Party party;
    private final double perSecond;
    private final Duration duration;
    private final Map<Account, Member> members = new HashMap<>();
    private final Map<Account, List<Stream>> heard = new HashMap<>();
    private final List<Turn> turns = new ArrayList<>();
    private final Random random = new Random(SEED);

    private record Turn(Member speaker, Stream stream) {}

    /** @param people rounded to whole groups of twenty */
    public Day(Target target, Wire wire, int people, double perSecond, Duration duration) {
        this.party = new Party(target, wire);
        this.perSecond = perSecond;
        this.duration = duration;
        List<Account> accounts = party.api().register(Math.max(1, people / GROUP) * GROUP);
        for (Account account : accounts) {
            heard.put(account, new ArrayList<>());
            members.put(account, party.member(account, heardBy(account), true));
        }
        chats(accounts, 2);
        chats(accounts, GROUP);
        Collections.shuffle(turns, random);
        party.connect(List.copyOf(members.values()));
    }

    private void chats(List<Account> accounts, int size) {
        for (int i = 0; i < accounts.size(); i += size) {
            List<Account> people = accounts.subList(i, i + size);
            String chatId = party.group(people);
            for (Account speaker : people.subList(0, 2)) {
                Member member = members.get(speaker);
                if (member != null) {
                    Stream stream = member.speaksIn(chatId);
                    people.forEach(each -> heardBy(each).add(stream));
                    turns.add(new Turn(member, stream));
                }
            }
        }
    }

    private List<Stream> heardBy(Account account) {
        return heard.getOrDefault(account, List.of());
    }

    @Override
    public Figures round() {
        return new Load(party, SEED)
                .run(perSecond, duration, due -> {
                    // The nth of the streams is about as hot as 1/n.
                    int hot = (int) (Math.pow(turns.size(), random.nextDouble()) - 1);
                    Turn turn = turns.get(Math.min(hot, turns.size() - 1));
                    turn.speaker().say(turn.stream(), due);
                })
                .figures();
    }

    @Override
    public void close() {
        party.close();
    }
}
