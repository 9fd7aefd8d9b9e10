package chat.verbatim.realtime.signal;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.realtime.signal.ChatSignal.Present;
import chat.verbatim.realtime.signal.ChatSignal.Typing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What any channels promise to nodes. */
public abstract class ChatChannelContract {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What a node has heard, as {@code chat signal}. */
    protected final List<String> heard = new CopyOnWriteArrayList<>();

    /** Another node on the same channels. */
    protected abstract ChatChannel join();

    @AfterEach
    protected void close() {}

    @Test
    void aSignalReachesOtherNodesThatFollowTheChatOnceAndNotTheSender() {
        ChatChannel one = listening("one");
        ChatChannel two = listening("two");
        ChatChannel three = listening("three");
        followed(one, "tea");
        followed(two, "tea");
        followed(three, "coffee");

        one.publish("tea", new Typing("alice", true));
        one.publish("coffee", new Typing("alice", true));
        one.publish("tea", new Typing("alice", false));

        await(() -> heard.size() >= 3);
        assertThat(heardBy("two"))
                .containsExactly("tea " + new Typing("alice", true), "tea " + new Typing("alice", false));
        assertThat(heardBy("three")).containsExactly("coffee " + new Typing("alice", true));
        assertThat(heardBy("one")).isEmpty();
    }

    @Test
    void everyKindOfSignalArrivesAsItWasSent() {
        ChatChannel one = listening("one");
        ChatChannel two = listening("two");
        followed(two, "tea");
        List<ChatSignal> sent = List.of(
                new Typing("alice", true),
                new ChatSignal.Presence("alice", null, 7, 100),
                new ChatSignal.Presence("alice", Instant.parse("2026-11-24T01:02:03.456Z"), 8, 100),
                new ChatSignal.Arrival("alice", "phone", one.node(), 50, true),
                new Present("phone", List.of("bob", "carol")));

        sent.forEach(signal -> one.publish("tea", signal));

        await(() -> heard.size() >= sent.size());
        assertThat(heardBy("two"))
                .isEqualTo(sent.stream().map(signal -> "tea " + signal).toList());
    }

    @Test
    void aNodeCanBeToldAlone() {
        ChatChannel one = listening("one");
        ChatChannel two = listening("two");
        ChatChannel three = listening("three");
        followed(two, "tea");
        followed(three, "tea");

        one.send(two.node(), "tea", new Typing("alice", true));

        await(() -> !heard.isEmpty());
        assertThat(heard).containsExactly("two tea " + new Typing("alice", true));
    }

    @Test
    void whoFollowsNoMoreHearsNoMore() {
        ChatChannel one = listening("one");
        ChatChannel two = listening("two");
        followed(two, "tea");
        assertThat(one.otherFollowers(List.of("tea", "coffee"))).isEqualTo(Map.of("tea", 1));
        assertThat(two.otherFollowers(List.of("tea"))).isEmpty();

        two.unfollow("tea");
        two.awaitFollowed();
        one.publish("tea", new Typing("alice", true));
        one.send(two.node(), "tea", new Typing("bob", true));

        await(() -> !heard.isEmpty());
        assertThat(heard).containsExactly("two tea " + new Typing("bob", true));
        assertThat(one.otherFollowers(List.of("tea"))).isEmpty();
    }

    protected ChatChannel listening(String name) {
        ChatChannel channel = join();
        channel.listen((chatId, signal) -> heard.add(name + " " + chatId + " " + signal));
        return channel;
    }

    protected static void followed(ChatChannel channel, String chatId) {
        channel.follow(chatId);
        channel.awaitFollowed();
    }

    private List<String> heardBy(String name) {
        List<String> own = new ArrayList<>();
        heard.stream()
                .filter(said -> said.startsWith(name))
                .forEach(said -> own.add(said.substring(name.length() + 1)));
        return own;
    }

    protected static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            try {
                Thread.sleep(20);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
