package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.LongStream;
import tools.jackson.databind.JsonNode;

/**
 * Two people who talk without a break, one over a socket and one over HTTP, and a third pair of eyes that reads what they say all the time. Every
 * answer must be a good one, whoever reads never sees less than before, and in the end all that was said has been heard by both, once and in order.
 */
final class LiveTalk {
    private static final int PAUSE_MILLIS = 40;

    private final Person ada;
    private final Person grace;
    private final String chat;
    private final Ear adasEar;
    private final Ear gracesEar;
    private final ConcurrentSkipListMap<Long, Said> said = new ConcurrentSkipListMap<>();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final ReentrantLock reading = new ReentrantLock();
    private final List<Thread> threads = new ArrayList<>();
    private final int[] counts = new int[2];
    private volatile boolean talking;
    private volatile long newestRead;
    private final AtomicLong reads = new AtomicLong();

    /** What was acknowledged. */
    private record Said(String content, String position) {}

    LiveTalk(Person ada, Person grace, String chat) {
        this.ada = ada;
        this.grace = grace;
        this.chat = chat;
        this.adasEar = new Ear(ada, chat);
        this.gracesEar = new Ear(grace, chat);
    }

    /** Begins, or goes on after {@link #rest}. */
    void begin() {
        talking = true;
        Device device = adasEar.open();
        gracesEar.open();
        threads.add(goesOn(() -> sayOverSocket(device)));
        threads.add(goesOn(this::sayOverHttp));
        threads.add(goesOn(this::read));
    }

    private Thread goesOn(Runnable step) {
        return Thread.ofVirtual().start(() -> {
            try {
                while (talking) {
                    step.run();
                    Thread.sleep(PAUSE_MILLIS);
                }
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException | AssertionError failure) {
                failures.add(failure);
            }
        });
    }

    private void sayOverSocket(Device device) {
        String content = "over the socket " + counts[0]++;
        JsonNode message = device.sends(chat, content, content.replace(' ', '-'));
        acknowledged(message);
    }

    private void sayOverHttp() {
        String content = "over HTTP " + counts[1]++;
        acknowledged(
                grace.says(chat, content, content.replace(' ', '-')).expect(201).json());
    }

    private void acknowledged(JsonNode message) {
        Said before = said.put(
                message.path("seq").asLong(),
                new Said(
                        message.path("content").asString(),
                        message.path("position").asString()));
        assertThat(before).as("one message for each seq").isNull();
    }

    private void read() {
        reading.lock();
        try {
            List<Long> before = List.copyOf(said.headMap(Long.MAX_VALUE).descendingKeySet());
            requireNewest(grace.api().get("/api/chats/" + chat + "/messages?limit=30"));
            if (!before.isEmpty()) {
                long seq = before.getFirst();
                newestRead = Math.max(newestRead, seq);
                Said last = said.get(seq);
                requireNewest(grace.history(chat, "?limit=30", last == null ? "" : last.position()));
                assertThat(ada.api().get("/api/chats/" + chat).expect(200).number("lastSeq"))
                        .isGreaterThanOrEqualTo(newestRead);
            }
            reads.incrementAndGet();
        } finally {
            reading.unlock();
        }
    }

    /** A page without holes that shows what was shown before. */
    private void requireNewest(Answer page) {
        List<Long> seqs = page.expect(200).items().stream()
                .map(item -> item.path("seq").asLong())
                .toList();
        long newest = seqs.isEmpty() ? 0 : seqs.getLast();
        assertThat(newest).as("the newest message that is shown").isGreaterThanOrEqualTo(newestRead);
        assertThat(seqs)
                .containsExactlyElementsOf(LongStream.rangeClosed(newest - seqs.size() + 1, newest)
                        .boxed()
                        .toList());
        newestRead = newest;
    }

    /** Does something during which histories are not served, which is how it is meant to be; talking goes on. */
    void whileNobodyReads(Runnable step) {
        reading.lock();
        try {
            step.run();
        } finally {
            reading.unlock();
        }
    }

    /** Both have gone on talking since this was asked for, and nothing has gone wrong so far. */
    void requireLife() {
        int before = said.size();
        long readsBefore = reads.get();
        Eventually.isTrue(() -> !failures.isEmpty() || (said.size() > before + 2 && reads.get() > readsBefore));
        assertThat(failures).isEmpty();
    }

    int size() {
        return said.size();
    }

    /** What was acknowledged, in the order of the log. */
    List<String> contents() {
        return said.values().stream().map(Said::content).toList();
    }

    /** Ends in good order, after both have heard everything; compares all that they heard and can read with what was acknowledged. */
    void rest() throws InterruptedException {
        talking = false;
        for (Thread thread : threads) {
            thread.join();
        }
        threads.clear();
        assertThat(failures).isEmpty();
        for (Ear ear : List.of(adasEar, gracesEar)) {
            ear.await(said.size());
            assertThat(ear.messages().stream().map(Heard::data).map(LiveTalk::line))
                    .containsExactlyElementsOf(lines());
            ear.close();
        }
        assertThat(history()).containsExactlyElementsOf(lines());
        assertInOrder("over the socket ");
        assertInOrder("over HTTP ");
    }

    private void assertInOrder(String beginning) {
        List<Integer> numbers = contents().stream()
                .filter(content -> content.startsWith(beginning))
                .map(content -> Integer.valueOf(content.substring(beginning.length())))
                .toList();
        assertThat(numbers).isSortedAccordingTo(Comparator.naturalOrder()).doesNotHaveDuplicates();
    }

    private List<String> lines() {
        return said.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue().content())
                .toList();
    }

    private static String line(JsonNode message) {
        return message.path("seq").asLong() + " " + message.path("content").asString();
    }

    private List<String> history() {
        List<String> lines = new ArrayList<>();
        String after = "0";
        while (!after.isEmpty()) {
            Answer page = grace.history(
                            chat,
                            "?limit=100&after=" + after,
                            said.lastEntry().getValue().position())
                    .expect(200);
            page.items().forEach(item -> lines.add(line(item)));
            after = page.at("nextCursor").asString("");
        }
        return lines;
    }
}
