package chat.verbatim.standalone.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.bwaldvogel.mongo.bson.Document;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private final Path folder;

    JournalTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void handsOutWhatCameAfterTheCheckpointInOrder() throws IOException {
        write("a", "b", "c");

        assertThat(replayAfter(1)).containsExactly("b", "c");
    }

    @Test
    void goesOnNumberingWhereItEnded() throws IOException {
        write("a", "b");
        write("c");

        assertThat(replayAfter(0)).containsExactly("a", "b", "c");
    }

    @Test
    void leavesOutAnUnfinishedLastEntry() throws IOException {
        write("a", "b");
        try (FileChannel file = FileChannel.open(onlyFile(), StandardOpenOption.WRITE)) {
            file.truncate(file.size() - 3);
        }

        assertThat(replayAfter(0)).containsExactly("a");
    }

    @Test
    void leavesOutAnEntryWhoseBytesWereAltered() throws IOException {
        write("a", "b");
        byte[] bytes = Files.readAllBytes(onlyFile());
        bytes[bytes.length - 10] ^= 1;
        Files.write(onlyFile(), bytes);

        assertThat(replayAfter(0)).containsExactly("a");
    }

    @Test
    void goesOnAfterAnUnfinishedEntryOfAnEarlierProcess() throws IOException {
        write("a", "b");
        try (FileChannel file = FileChannel.open(onlyFile(), StandardOpenOption.WRITE)) {
            file.truncate(file.size() - 3);
        }
        write("c");

        assertThat(replayAfter(0)).containsExactly("a", "c");
    }

    @Test
    void takesWhatIsReservedBehindTheLastEntryOfAKilledProcessForNoEntry() throws IOException {
        try (Journal killed = Journal.open(folder, 0, entry -> {})) {
            killed.append("db", new Document("insert", "a"));
            killed.force(killed.append("db", new Document("insert", "b")));
            assertThat(onlyFile())
                    .satisfies(file -> assertThat(Files.size(file)).isGreaterThan(killed.fileBytes()));

            assertThat(replayAfter(0)).containsExactly("a", "b");
        }
    }

    @Test
    void writesWhatIsLongerThanTheReserveAndGivesTheReserveBackAtItsEnd() throws IOException {
        String wide = "x".repeat(3_000_000);
        long bytes;
        try (Journal journal = Journal.open(folder, 0, entry -> {})) {
            for (String collection : List.of("a", wide, "b", wide, "c")) {
                journal.force(journal.append("db", new Document("insert", collection)));
            }
            bytes = journal.fileBytes();
        }

        assertThat(Files.size(onlyFile())).isEqualTo(bytes);
        assertThat(replayAfter(0)).containsExactly("a", wide, "b", wide, "c");
    }

    @Test
    void refusesAGapBetweenTheCheckpointAndItself() throws IOException {
        write("a", "b");
        try (Journal journal = Journal.open(folder, 2, entry -> {})) {
            journal.append("db", new Document("insert", "c"));
            journal.startFile();
            journal.append("db", new Document("insert", "d"));
            journal.deleteOldFiles();
        }

        assertThatThrownBy(() -> replayAfter(1))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("lacks the writes 2 to 3");
    }

    private void write(String... collections) throws IOException {
        try (Journal journal = Journal.open(folder, 0, entry -> {})) {
            for (String collection : collections) {
                journal.force(journal.append("db", new Document("insert", collection)));
            }
        }
    }

    private List<Object> replayAfter(long applied) throws IOException {
        List<Object> seen = new ArrayList<>();
        Journal.open(
                        folder,
                        applied,
                        entry -> seen.add(String.valueOf(entry.command().get("insert"))))
                .close();
        return seen;
    }

    private Path onlyFile() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toFile().length() > 0).findFirst().orElseThrow();
        }
    }
}
