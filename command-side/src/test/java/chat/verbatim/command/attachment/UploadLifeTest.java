package chat.verbatim.command.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.verbatim.api.RefusedException;
import chat.verbatim.api.attachment.AttachmentBytes;
import chat.verbatim.api.attachment.Upload;
import chat.verbatim.api.attachment.Uploads;
import chat.verbatim.command.EmptyLog;
import chat.verbatim.command.MovableClock;
import chat.verbatim.eventstore.LogEntry;
import chat.verbatim.eventstore.LogReader;
import chat.verbatim.node.attachment.AttachmentSettings;
import chat.verbatim.node.attachment.ChunkedBytes;
import chat.verbatim.node.attachment.StoredUploads;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** From the first byte to the message that takes a file, or to its end without one. */
class UploadLifeTest {
    private static MongoServer server;
    private static MongoClient client;

    private final MovableClock clock = new MovableClock();
    private final Set<String> taken = new HashSet<>();
    private final AttachmentSettings settings = new AttachmentSettings(
            DataSize.ofMegabytes(2),
            3,
            DataSize.ofMegabytes(3),
            4,
            DataSize.ofMegabytes(6),
            Duration.ofDays(1),
            Duration.ofHours(1),
            Duration.ofMinutes(10),
            Set.of("exe"),
            Set.of());
    private Uploads uploads;
    private AttachmentBytes bytes;
    private UploadCleaning cleaning;
    private FileIntake intake;
    private UploadedFiles files;

    @BeforeAll
    static void startServer() {
        server = new MongoServer(new MemoryBackend());
        client = MongoClients.create("mongodb://localhost:" + server.bind().getPort());
    }

    @AfterAll
    static void stopServer() {
        client.close();
        server.shutdownNow();
    }

    @BeforeEach
    void emptyStore() {
        MongoDatabase database = client.getDatabase("t" + System.nanoTime());
        uploads = new StoredUploads(database);
        bytes = new ChunkedBytes(database);
        LogReader log = new Claimed(taken);
        cleaning = new UploadCleaning(uploads, bytes, log, settings, clock);
        intake = new FileIntake(uploads, cleaning, bytes, new UploadVolume(settings, clock), settings, clock);
        files = new UploadedFiles(uploads, cleaning, log, settings);
    }

    @Test
    void whatNobodyTookIsDeletedAfterADayAndWhatAMessageTookStays() throws IOException {
        String sent = take("sent", 300_000);
        String forgotten = take("forgotten", 300_000);
        taken.add("attachment:" + sent);
        clock.jump(Duration.ofHours(23));
        cleaning.cleanAll();
        assertThat(uploads.of("ada")).extracting(Upload::id).containsExactly(forgotten);
        assertThat(files.take("c1", "ada", List.of(forgotten))).hasSize(1);

        clock.jump(Duration.ofHours(1));
        assertThatThrownBy(() -> files.take("c1", "ada", List.of(forgotten))).isInstanceOf(RefusedException.class);
        clock.jump(UploadCleaning.GRACE);
        cleaning.cleanAll();
        assertThat(uploads.of("ada")).isEmpty();
        assertThat(bytes.get(forgotten, 0)).isEmpty();
        assertThat(bytes.get(forgotten, 1)).isEmpty();
        assertThat(bytes.get(sent, 0)).isPresent();
        cleaning.cleanAll();
    }

    @Test
    void whatAKilledProcessLeftHalfIsDeleted() {
        uploads.change("ada", list -> List.of(new Upload("f1", "c1", "k1", clock.instant(), 1_000_000, null)));
        bytes.put("f1", 0, new byte[AttachmentBytes.CHUNK]);
        cleaning.cleanAll();
        assertThat(bytes.get("f1", 0)).isPresent();
        clock.jump(Duration.ofHours(1).plus(UploadCleaning.GRACE).plusSeconds(1));
        cleaning.cleanAll();
        assertThat(bytes.get("f1", 0)).isEmpty();
        assertThat(uploads.of("ada")).isEmpty();
    }

    @Test
    void soMuchMayWaitAndNoMore() throws IOException {
        take("a", 1_500_000);
        take("b", 1_500_000);
        assertThatThrownBy(() -> take("c", 1_000_000)).hasMessageContaining("3145728 bytes");
        taken.add("attachment:" + uploads.of("ada").getFirst().id());
        take("c", 1_000_000);
        assertThat(uploads.of("ada")).hasSize(2);
    }

    @Test
    void soMuchMayComeInADayAndNoMore() throws IOException {
        for (int i = 0; i < 3; i++) {
            taken.add("attachment:" + take("k" + i, 2_000_000));
        }
        assertThatThrownBy(() -> take("k3", 2_000_000)).hasMessageContaining("6291456 bytes can be uploaded in a day");
        clock.jump(Duration.ofHours(12));
        take("k3", 2_000_000);
    }

    @Test
    void whatDidNotArriveCountsForNothing() throws IOException {
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> intake.take(arriving(null, -1), new ByteArrayInputStream(new byte[2_200_000])))
                    .hasMessageContaining("at most 2097152 bytes");
        }
        assertThat(intake.take(arriving(null, -1), new ByteArrayInputStream(new byte[10]))
                        .file()
                        .size())
                .isEqualTo(10);
        take("k1", 2_000_000);
    }

    @Test
    void whoTriesAgainTakesThePlaceOfATryThatIsUnderWay() throws IOException {
        InputStream slow = new FilterInputStream(new ByteArrayInputStream(new byte[600_000])) {
            private boolean tried;

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                if (!tried && !uploads.of("ada").isEmpty()) {
                    tried = true;
                    assertThat(take("k", 600_000)).isNotEmpty();
                }
                return super.read(target, offset, length);
            }
        };
        String first = intake.take(arriving("k", 600_000), slow).file().id();
        assertThat(uploads.of("ada")).hasSize(2);
        String kept = take("k", 600_000);
        assertThat(kept).isNotEqualTo(first);
        assertThat(uploads.of("ada")).hasSize(2);
    }

    @Test
    void whatGrowsBeyondTheLimitOnTheWayLeavesNothing() {
        assertThatThrownBy(() -> intake.take(arriving(null, -1), new ByteArrayInputStream(new byte[2_200_000])))
                .hasMessageContaining("at most 2097152 bytes");
        assertThat(uploads.of("ada")).isEmpty();
    }

    @Test
    void manyAtTheSameTimeAllArrive() throws Exception {
        List<Callable<String>> tasks = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String key = "k" + i;
            tasks.add(() -> take(key, 500_000));
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Set<String> ids = new HashSet<>();
            for (Future<String> task : threads.invokeAll(tasks)) {
                ids.add(task.get());
            }
            assertThat(uploads.of("ada")).extracting(Upload::id).containsExactlyInAnyOrderElementsOf(ids);
        }
    }

    private String take(String key, int size) throws IOException {
        return intake.take(arriving(key, size), new ByteArrayInputStream(new byte[size]))
                .file()
                .id();
    }

    private static FileIntake.Arriving arriving(@Nullable String key, long length) {
        return new FileIntake.Arriving("c1", "ada", key, FileName.ofHeader("a.bin"), null, length);
    }

    /** A log in which nothing stands but claims. */
    private static final class Claimed extends EmptyLog {
        private final Set<String> claims;

        Claimed(Set<String> claims) {
            this.claims = claims;
        }

        @Override
        public Optional<LogEntry> findClaim(String claim) {
            return claims.contains(claim)
                    ? Optional.of(new LogEntry(1, new GenericDomainEventMessage<>("Chat", "c1", 1, "event")))
                    : Optional.empty();
        }
    }
}
