package chat.verbatim.loadtest.scenario;

import chat.verbatim.loadtest.check.Stream;
import chat.verbatim.loadtest.check.Verdict;
import chat.verbatim.loadtest.client.Account;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** One person talks and another one listens. */
final class Talk {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final long PAUSE_NANOS = 20_000_000;

    private final Party party;
    private final Member speaker;
    private final Member listener;
    private final Stream stream;

    Talk(Party party) {
        this.party = party;
        List<Account> two = party.api().register(2);
        String chatId = party.api().chat(two.getFirst(), two.subList(1, 2));
        List<Stream> heard = new ArrayList<>();
        speaker = party.member(two.getFirst(), List.of(), false);
        listener = party.member(two.getLast(), heard, true);
        stream = speaker.speaksIn(chatId);
        heard.add(stream);
        party.connect(List.of(listener));
        party.connect(List.of(speaker));
    }

    /** Says so many messages, and answers what became of them when all but so many have come, or a minute is over. */
    Verdict messages(int number, int lost) {
        for (int i = 0; i < number; i++) {
            speaker.say(stream, System.nanoTime());
        }
        long end = System.nanoTime() + PATIENCE.toNanos();
        while ((party.verdict().acknowledged() < number || listener.witness().deliveries() < number - lost)
                && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return party.verdict();
    }
}
