package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import tools.jackson.databind.JsonNode;

/** Looks at a long chat as it was at random moments, and plays it on from there, and compares that with what was written. */
final class PastOfLongChat {
    private static final int MOMENTS = 40;
    private static final int PAGE = 100;
    private static final int PAGES_PLAYED = 5;
    private static final int PAGE_EVENTS = PAGE * PAGES_PLAYED;

    private final WrittenChat chat;
    private final Person reader;
    private final String path;
    private final Random random;

    PastOfLongChat(WrittenChat chat, Person reader, Random random) {
        this.chat = chat;
        this.reader = reader;
        this.path = "/api/chats/" + chat.id();
        this.random = random;
    }

    /**
     * Compares pages of random moments, each named by a seq, a position and a time.
     *
     * @return the median of what a page took, in milliseconds
     */
    double compareMoments() {
        List<Double> took = new ArrayList<>();
        for (int i = 0; i < MOMENTS; i++) {
            long seq = 1 + random.nextLong(chat.lastSeq());
            JsonNode then =
                    reader.api().get(path + "/as-of?seq=" + seq).expect(200).json();
            assertThat(then.path("seq").asLong()).isEqualTo(seq);
            assertThat(then.path("participants")).hasSize(3);
            for (String moment :
                    List.of("seq=" + seq, "position=" + then.path("position").asString())) {
                long begin = System.nanoTime();
                Answer page = page(moment);
                took.add((System.nanoTime() - begin) / 1e6);
                assertThat(page.number("seq")).isEqualTo(seq);
                assertAsOf(page, seq);
            }
            Answer byTime = page("time=" + then.path("at").asString());
            // Several events may share a millisecond.
            assertThat(byTime.number("seq")).isGreaterThanOrEqualTo(seq);
            assertAsOf(byTime, byTime.number("seq"));
        }
        return took.stream().sorted().toList().get(took.size() / 2);
    }

    void requireThatTheFutureIsRefused() {
        reader.api().get(path + "/as-of?seq=" + (chat.lastSeq() + 100)).invalid("seq");
        reader.api().get(path + "/as-of?time=2999-01-01T00:00:00Z").invalid("time");
    }

    private Answer page(String moment) {
        return reader.api()
                .get(path + "/as-of/messages?limit=" + PAGE + '&' + moment)
                .expect(200);
    }

    private void assertAsOf(Answer page, long moment) {
        assertThat(page.items().reversed().stream()
                        .map(item -> item.path("seq").asLong()
                                + item.path("content").asString()
                                + item.path("later").asString("")))
                .as("seq %s", moment)
                .containsExactlyElementsOf(chat.backFrom(moment)
                        .limit(PAGE)
                        .map(message -> message.seq() + message.textAt(moment) + message.laterThan(moment))
                        .toList());
    }

    /** What a replay player shows from a random moment on ends where the history of its last moment stands. */
    void playOnFromThen() {
        long begin = 1 + random.nextLong(chat.lastSeq() - PAGE_EVENTS);
        TreeMap<Long, String> shown = new TreeMap<>();
        page("seq=" + begin)
                .items()
                .forEach(item -> shown.put(
                        item.path("seq").asLong(), item.path("content").asString()));
        List<Long> seqs = new ArrayList<>();
        String from = "after=" + begin;
        for (int i = 0; i < PAGES_PLAYED; i++) {
            Answer events = reader.api()
                    .get(path + "/events?limit=" + PAGE + '&' + from)
                    .expect(200);
            events.items().stream().filter(event -> event.has("seq")).forEach(event -> {
                seqs.add(event.path("seq").asLong());
                play(event, shown);
            });
            from = "cursor=" + events.string("nextCursor");
        }
        long end = seqs.getLast();
        assertThat(seqs)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(begin + 1, end).boxed().toList())
                .hasSize(PAGE_EVENTS);
        shown.forEach((seq, text) -> assertThat(text)
                .as("message %s, played from %s to %s", seq, begin, end)
                .isEqualTo(chat.backFrom(seq).findFirst().orElseThrow().textAt(end)));
        assertThat(page("seq=" + end).items().reversed().stream()
                        .map(item -> item.path("seq").asLong()))
                .containsExactlyElementsOf(
                        shown.descendingKeySet().stream().limit(PAGE).toList());
    }

    private static void play(JsonNode event, Map<Long, String> shown) {
        JsonNode data = event.path("data");
        switch (event.path("type").asString()) {
            case "message_sent" ->
                shown.put(event.path("seq").asLong(), data.path("content").asString(""));
            case "message_edited" ->
                shown.replace(
                        data.path("messageSeq").asLong(), data.path("content").asString(""));
            case "message_deleted" -> shown.replace(data.path("messageSeq").asLong(), "");
            default -> throw new AssertionError(event);
        }
    }
}
