package chat.verbatim.standalone.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a store has acknowledged is there after {@code kill -9}, round after round in the same folder. */
class KilledStoreTest {
    private static final int WRITERS = 4;
    private static final int BATCH = 500;
    private static final int[] LINES_BEFORE_KILL = {3, 200, 1_000, 2_500, 400, 40};

    private final Path folder;

    KilledStoreTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private final List<Long> acknowledged = new ArrayList<>();
    private long counted;

    @Test
    @SuppressWarnings("SystemOut") // The figures are for whoever reads the build's output.
    void losesNothingThatItAcknowledged() throws Exception {
        for (int round = 0; round < LINES_BEFORE_KILL.length; round++) {
            writeAndKill(round * 100_000_000L, LINES_BEFORE_KILL[round]);
            compare();
        }
        System.out.printf(
                "embedded store: %d kills, %d acknowledged groups and %d acknowledged increments, none lost%n",
                LINES_BEFORE_KILL.length, acknowledged.size(), counted / 3);
    }

    private void writeAndKill(long firstId, int lines) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StoreWriter.class.getName(),
                        folder.toString(),
                        Long.toString(firstId),
                        Integer.toString(WRITERS))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long[] counts = new long[WRITERS];
        try (BufferedReader output = child.inputReader()) {
            int seen = 0;
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                note(line, counts);
                if (++seen == lines) {
                    child.toHandle().destroyForcibly();
                }
            }
            assertThat(seen).as("lines of the child before it ended").isGreaterThanOrEqualTo(lines);
        }
        child.waitFor();
        for (long count : counts) {
            counted += count;
        }
    }

    private void note(String line, long[] counts) {
        String[] words = line.split(" ", -1);
        if (words[0].equals("event") && words.length == 3) {
            acknowledged.add(Long.parseLong(words[1]));
        } else if (words[0].equals("count") && words.length == 4) {
            counts[Integer.parseInt(words[1].substring(1))] = Long.parseLong(words[2]);
        }
    }

    private void compare() {
        try (EmbeddedStore store = EmbeddedStore.open(folder, Set.of());
                MongoClient client = store.connect()) {
            MongoCollection<Document> events = client.getDatabase("test").getCollection("events");
            Map<Long, Document> all = new HashMap<>();
            events.find().forEach(found -> all.put(found.getLong("_id"), found));
            for (long last : acknowledged) {
                assertThat(all).as("acknowledged documents").containsKeys(last - 2, last - 1, last);
            }
            assertNothingIsHalfWritten(events, all);
            long total = 0;
            for (Document count :
                    client.getDatabase("test").getCollection("counts").find()) {
                total += count.get("n", Number.class).longValue();
            }
            assertThat(total).as("sum of all increments").isGreaterThanOrEqualTo(counted);
        }
    }

    /** Every document is found by each of its indexes, too. */
    private static void assertNothingIsHalfWritten(MongoCollection<Document> events, Map<Long, Document> all) {
        List<Long> ids = List.copyOf(all.keySet());
        for (int from = 0; from < ids.size(); from += BATCH) {
            List<Long> some = ids.subList(from, Math.min(ids.size(), from + BATCH));
            assertThat(ids(events.find(Filters.in("_id", some)))).containsExactlyInAnyOrderElementsOf(some);
            for (String key : List.of("a:", "b:")) {
                assertThat(ids(events.find(Filters.in(
                                "k", some.stream().map(id -> key + id).toList()))))
                        .containsExactlyInAnyOrderElementsOf(some);
            }
        }
    }

    private static List<Long> ids(FindIterable<Document> found) {
        return found.map(document -> document.getLong("_id")).into(new ArrayList<>());
    }
}
