package chat.verbatim.eventstore;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.ConcurrencyException;

/**
 * Appends as fast as it can until it is killed, to aggregates of its own and to aggregates that it shares with other
 * writers, and notes each acknowledged append in a file. Started again, it goes on where its notes end: the append
 * whose outcome it never learnt is repeated with the same claim.
 */
final class WriterProcess {

    private static final int THREADS = 6;

    /** One acknowledged append: its claim, and the event that holds it. */
    record Note(String claim, String aggregateId, long sequence) {

        static List<Note> readAll(Path file) throws IOException {
            if (!Files.exists(file)) {
                return List.of();
            }
            List<Note> notes = new ArrayList<>();
            String text = Files.readString(file);
            // The last line may have been cut by the kill.
            for (String line :
                    text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
                String[] fields = line.split(" ", -1);
                notes.add(new Note(fields[0], fields[1], Long.parseLong(fields[2])));
            }
            return notes;
        }
    }

    private final String name;
    private final DenseLogEventStore store;
    private final FileChannel notes;

    private WriterProcess(String name, DenseLogEventStore store, FileChannel notes) {
        this.name = name;
        this.store = store;
        this.notes = notes;
    }

    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[2]);
        List<Note> known = Note.readAll(file);
        try (MongoClient client = EmbeddedMongo.connect(arguments[0]);
                FileChannel notes = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            DenseLogEventStore store = open(client);
            WriterProcess writer = new WriterProcess(arguments[1], store, notes);
            for (int i = 0; i < THREADS; i++) {
                String line = arguments[1] + "-" + i;
                long done = known.stream()
                        .filter(note -> note.claim().startsWith(line + "-"))
                        .count();
                Thread.ofVirtual().start(() -> writer.run(line, done));
            }
            while (System.in.read() >= 0) {
                // Until the test ends or kills this process.
            }
        }
    }

    private static DenseLogEventStore open(MongoClient client) {
        while (true) {
            try {
                return DenseLogEventStore.builder()
                        .database(client.getDatabase("test"))
                        .serializer(TestEvents.serializer())
                        .build();
            } catch (MongoException e) {
                // The connection was cut while the index was made.
                LockSupport.parkNanos(1_000_000);
            }
        }
    }

    private void run(String line, long first) {
        for (long number = first; ; number++) {
            String aggregateId = number % 3 == 0 ? "shared-" + number % 2 : line;
            append(line + "-" + number, aggregateId, (int) (1 + number % 3));
        }
    }

    private void append(String claim, String aggregateId, int events) {
        while (true) {
            try {
                long sequence = store.lastSequenceNumberFor(aggregateId).orElse(-1L) + 1;
                List<EventMessage<?>> commit = new ArrayList<>();
                for (int i = 0; i < events; i++) {
                    commit.add(TestEvents.noted(aggregateId, sequence + i));
                }
                commit.set(0, commit.getFirst().andMetaData(Map.of(DenseLogEventStore.CLAIM, claim)));
                store.publish(commit);
                note(new Note(claim, aggregateId, sequence));
                return;
            } catch (ClaimTakenException e) {
                note(new Note(claim, e.aggregateId(), e.sequence()));
                return;
            } catch (ConcurrencyException | EventStoreException | MongoException e) {
                // Lost, or unknown: the claim makes it safe to try again.
                LockSupport.parkNanos(1_000_000);
            }
        }
    }

    private void note(Note note) {
        String line = note.claim() + " " + note.aggregateId() + " " + note.sequence() + "\n";
        try {
            notes.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new IllegalStateException(name + " cannot take notes", e);
        }
    }
}
