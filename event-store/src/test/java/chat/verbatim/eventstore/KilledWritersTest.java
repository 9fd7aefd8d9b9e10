package chat.verbatim.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.verbatim.eventstore.WriterProcess.Note;
import com.mongodb.client.MongoClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writer processes that are killed and cut off at any moment, and two readers that watch the log all the time. */
class KilledWritersTest {

    private static final int WRITERS = 3;
    private static final int FEWEST_KILLS = 3;
    private static final int MOST_KILLS = 12;
    private static final int APPENDS_PER_LIFE = 100;
    private static final Duration BUDGET = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(20);

    private final Path folder;
    private int cuts;
    private int kills;

    KilledWritersTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void nothingAcknowledgedIsLostAndNothingIsWrittenTwice() throws Exception {
        try (ChildProcess server = new ChildProcess(MongoProcess.class)) {
            int port = Integer.parseInt(server.firstLine());
            try (CuttingProxy proxy = new CuttingProxy(port);
                    MongoClient client = EmbeddedMongo.connect("mongodb://127.0.0.1:" + port);
                    DenseLogEventStore one = open(client);
                    DenseLogEventStore two = open(client)) {
                DensePrefixReader first = new DensePrefixReader(one);
                DensePrefixReader second = new DensePrefixReader(two);

                killWriters(proxy);

                long head = Positions.of(one.createHeadToken());
                await().atMost(PATIENCE).until(() -> first.position() >= head && second.position() >= head);
                first.stop();
                second.stop();
                assertReadersAgree(first, second);
                assertAcknowledgedIsThere(first);
                ChainVerification verification = one.verify(0, head);
                assertThat(verification.fault()).isEmpty();
                System.out.printf(
                        "Killed writers: %d kills, %d cut connections, %d acknowledged appends, %d commits, %d events%n",
                        kills, cuts, allNotes().size(), verification.lastCommit(), first.events());
            }
        }
    }

    /** Kills whoever has got far enough in this life, so that a busy machine means fewer kills and no failure. */
    private void killWriters(CuttingProxy proxy) throws IOException {
        Instant end = Instant.now().plus(BUDGET);
        List<ChildProcess> writers = new ArrayList<>();
        int[] born = new int[WRITERS];
        try {
            for (int i = 0; i < WRITERS; i++) {
                writers.add(start(proxy, i));
            }
            while (kills < FEWEST_KILLS || (kills < MOST_KILLS && Instant.now().isBefore(end))) {
                awaitAppends(writers, born, APPENDS_PER_LIFE / 2);
                cuts += proxy.cut();
                int victim = awaitAppends(writers, born, APPENDS_PER_LIFE);
                writers.get(victim).close();
                kills++;
                born[victim] = notes(victim).size();
                writers.set(victim, start(proxy, victim));
            }
        } finally {
            writers.forEach(ChildProcess::close);
        }
    }

    /** Waits until some writer has appended {@code count} times in this life; returns the one with the most. */
    private int awaitAppends(List<ChildProcess> writers, int[] born, int count) {
        int[] best = new int[1];
        await().atMost(PATIENCE).pollInterval(POLL).until(() -> {
            int most = 0;
            for (int i = 0; i < WRITERS; i++) {
                assertThat(writers.get(i).isAlive()).isTrue();
                int appended = notes(i).size() - born[i];
                if (appended > most) {
                    most = appended;
                    best[0] = i;
                }
            }
            return most >= count;
        });
        return best[0];
    }

    private ChildProcess start(CuttingProxy proxy, int writer) throws IOException {
        return new ChildProcess(
                WriterProcess.class,
                proxy.uri(),
                "writer" + writer,
                file(writer).toString());
    }

    private Path file(int writer) {
        return folder.resolve("acknowledged-" + writer);
    }

    private List<Note> notes(int writer) throws IOException {
        return Note.readAll(file(writer));
    }

    private List<Note> allNotes() throws IOException {
        List<Note> all = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            all.addAll(notes(i));
        }
        return all;
    }

    private static void assertReadersAgree(DensePrefixReader first, DensePrefixReader second) {
        assertThat(first.faults()).isEmpty();
        assertThat(second.faults()).isEmpty();
        assertThat(first.position()).isEqualTo(second.position());
        assertThat(first.claims()).isEqualTo(second.claims());
    }

    private void assertAcknowledgedIsThere(DensePrefixReader reader) throws IOException {
        List<Note> notes = allNotes();
        assertThat(notes).extracting(Note::claim).doesNotHaveDuplicates();
        assertThat(notes).allSatisfy(note -> assertThat(reader.claims())
                .containsEntry(note.claim(), note.aggregateId() + ":" + note.sequence()));
    }

    private static DenseLogEventStore open(MongoClient client) {
        return DenseLogEventStore.builder()
                .database(client.getDatabase("test"))
                .serializer(TestEvents.serializer())
                .settings(LogSettings.defaults().withPollInterval(Duration.ofMillis(20)))
                .build();
    }
}
