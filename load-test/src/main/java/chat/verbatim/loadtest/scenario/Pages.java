package chat.verbatim.loadtest.scenario;

import chat.verbatim.loadtest.check.Stream;
import chat.verbatim.loadtest.client.Account;
import chat.verbatim.loadtest.client.Wire;
import chat.verbatim.loadtest.measure.Figures;
import chat.verbatim.loadtest.measure.Latencies;
import chat.verbatim.loadtest.server.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Pages of long chats, and lists of many chats. */
public final class Pages implements Scenario {
    private static final int PAGE = 50;
    private static final int TIMES = 200;
    private static final int SETTLE_SECONDS = 300;
    private static final int AHEAD = 500;

    private final Party party;
    private final List<Reader> chats = new ArrayList<>();
    private final List<Reader> lists = new ArrayList<>();

    private record Reader(Account account, String chatId, int size) {}

    /**
     * @param lengths messages in each chat, which are said before it begins
     * @param counts how many chats somebody is in, for each of the lists
     */
    public Pages(Target target, Wire wire, List<Integer> lengths, List<Integer> counts) {
        this.party = new Party(target, wire);
        lengths.forEach(length -> chats.add(seeded(length)));
        for (int count : counts) {
            List<Account> two = party.api().register(2);
            for (int i = 0; i < count; i++) {
                // A second chat of the same two would be the first one; groups of two are not.
                String chatId = party.group(two.subList(0, 1));
                party.api().add(two.getFirst(), chatId, two.getLast());
            }
            lists.add(new Reader(two.getFirst(), "", count));
        }
    }

    private Reader seeded(int length) {
        List<Account> two = party.api().register(2);
        String chatId = party.api().chat(two.getFirst(), two.subList(1, 2));
        List<Stream> streams = new ArrayList<>();
        Member speaker = party.member(two.getFirst(), streams, false);
        Stream stream = speaker.speaksIn(chatId);
        streams.add(stream);
        party.connect(List.of(speaker));
        for (int i = 0; i < length; i++) {
            while (i - speaker.witness().deliveries() > AHEAD) {
                LockSupport.parkNanos(1_000_000);
            }
            speaker.say(stream, System.nanoTime());
        }
        party.settle(SETTLE_SECONDS);
        speaker.leave();
        return new Reader(two.getFirst(), chatId, length);
    }

    @Override
    public Figures round() {
        Figures figures = new Figures();
        for (Reader chat : chats) {
            figures.with("newest page of " + chat.size(), timed(i -> page(chat, null)));
            figures.with(
                    "page in the middle of " + chat.size(),
                    timed(i -> page(chat, Integer.toString(chat.size() / 2 + i))));
            figures.with("command to chat of " + chat.size(), timed(i -> party.api()
                    .say(chat.account(), chat.chatId(), "one more")));
        }
        for (Reader list : lists) {
            figures.with(
                    "list of " + list.size() + " chats", timed(i -> party.api().chats(list.account(), PAGE)));
        }
        return figures;
    }

    private JsonNode page(Reader chat, @Nullable String before) {
        return party.api().history(chat.account(), chat.chatId(), before, PAGE);
    }

    private static Histogram timed(IntFunction<JsonNode> read) {
        Latencies latencies = new Latencies();
        for (int i = 0; i < TIMES; i++) {
            long begin = System.nanoTime();
            JsonNode answer = read.apply(i);
            latencies.record(begin);
            if (answer.isEmpty()) {
                throw new IllegalStateException("An answer was empty.");
            }
        }
        return latencies.take();
    }

    @Override
    public void close() {
        party.close();
    }
}
