package chat.verbatim.standalone.restore;

import chat.verbatim.api.Position;
import chat.verbatim.api.admin.ProcessStatus;
import chat.verbatim.eventstore.DenseLogEventStore;
import chat.verbatim.eventstore.LogCut;
import chat.verbatim.eventstore.LogSettings;
import chat.verbatim.node.admin.StoredProcessStatuses;
import chat.verbatim.node.erasure.PersonalSeals;
import chat.verbatim.node.evolution.EventUpcasters;
import chat.verbatim.standalone.store.EmbeddedStore;
import chat.verbatim.standalone.store.StoreUnavailableException;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * {@code restore}: see {@link RestoreOptions#USAGE}. Ends with 0 when it is done, also when nothing comes after the point; with 1 when it could not be
 * done, and with 2 when it was asked wrongly. Settings are those of a process: the folder's keys, or the cluster's store and master key.
 */
public final class RestoreProgram {
    private static final String FOLDER_DATABASE = "verbatim";
    /** Processes say every two seconds how they do. */
    private static final Duration SAID_SOMETHING_RECENTLY = Duration.ofSeconds(15);

    private final RestoreOptions options;
    private final PrintStream out;

    private RestoreProgram(RestoreOptions options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    @SuppressWarnings("SystemOut") // Said to whoever started the program.
    public static void main(String[] arguments) {
        try {
            new RestoreProgram(RestoreOptions.parse(List.of(arguments)), System.out).run();
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage() + System.lineSeparator() + RestoreOptions.USAGE);
            System.exit(2);
        } catch (IOException | StoreUnavailableException | MongoException | IllegalStateException failed) {
            System.err.println("Not restored: " + failed.getMessage());
            System.exit(1);
        }
    }

    private void run() throws IOException {
        Path from = options.from();
        if (from != null) {
            restoreCopy(from, Objects.requireNonNull(options.into()));
            return;
        }
        RestoreSettings settings = RestoreSettings.ofCluster();
        try (MongoClient client = MongoClients.create(settings.mongodb())) {
            requireNobody(client.getDatabase(settings.logDatabase()));
            out.println("Databases of read models: " + Restoration.readModelDatabases(client));
            restore(client, settings.logDatabase(), settings.database(), settings, options.confirmed());
        }
    }

    /** A process that was killed counts as running for some seconds. */
    private static void requireNobody(MongoDatabase database) {
        Instant recent = Instant.now().minus(SAID_SOMETHING_RECENTLY);
        List<String> running = new StoredProcessStatuses(database, Clock.systemUTC())
                .all().stream()
                        .filter(status -> status.seenAt().isAfter(recent))
                        .map(ProcessStatus::id)
                        .toList();
        if (!running.isEmpty()) {
            throw new IllegalStateException("These processes run, or did so a moment ago: " + running
                    + ". Stop all processes that use the store, then wait 15 seconds.");
        }
    }

    /** The folder has its name only when it is whole. */
    private void restoreCopy(Path from, Path into) throws IOException {
        Path copy = into.resolveSibling(into.getFileName() + ".part");
        if (Files.exists(into)) {
            throw new IllegalStateException(into + " is there already; name a folder that is not");
        }
        FileSystemUtils.deleteRecursively(copy);
        EmbeddedStore.copy(from, copy);
        try {
            restoreFolder(copy);
            Files.move(copy, into, StandardCopyOption.ATOMIC_MOVE);
        } catch (RuntimeException | IOException failed) {
            FileSystemUtils.deleteRecursively(copy);
            throw failed;
        }
    }

    private void restoreFolder(Path folder) {
        RestoreSettings settings = RestoreSettings.ofFolder(folder);
        try (EmbeddedStore store = EmbeddedStore.open(folder, Set.of());
                MongoClient client = store.connect()) {
            restore(client, FOLDER_DATABASE, FOLDER_DATABASE, settings, true);
        }
    }

    private void restore(
            MongoClient client, String logDatabase, String besideDatabase, RestoreSettings settings, boolean forReal) {
        MongoDatabase database = client.getDatabase(logDatabase);
        LogCut cut = new LogCut(database, LogSettings.defaults(), Clock.systemUTC());
        long kept = lastCommit(cut);
        Undone undone = Undone.behind(kept, cut);
        out.printf("The log will end at position %s.%n", Position.encode(LogCut.positionAfter(kept)));
        out.println(undone.isNothing() ? "Nothing comes after that." : undone.told());
        if (!forReal) {
            out.println("Nothing was changed. Stop all processes, make a dump, and repeat this with --confirm.");
            return;
        }
        new Restoration(client, database, client.getDatabase(besideDatabase))
                .run(cut, kept, undone, open(database, settings));
        out.println(
                "Restored. Read models are built at the next start, everybody logs in anew, and bots need new tokens.");
    }

    private long lastCommit(LogCut cut) {
        @Nullable Long unfinished = cut.unfinished();
        if (unfinished == null) {
            return options.to().lastCommit(cut);
        }
        String position = Position.encode(LogCut.positionAfter(unfinished));
        out.println("A restore to position " + position + " was broken off; --confirm finishes it.");
        if (!options.to().equals(new RestorePoint.AtPosition(LogCut.positionAfter(unfinished)))) {
            throw new IllegalArgumentException("Only --to " + position + " can be done before it is finished");
        }
        return unfinished;
    }

    private static DenseLogEventStore open(MongoDatabase database, RestoreSettings settings) {
        return DenseLogEventStore.builder()
                .database(database)
                .serializer(settings.eventSerializer())
                .upcasters(EventUpcasters.all())
                .payloadTransformer(
                        PersonalSeals.of(database, settings.personalKeys()).payloads())
                .build();
    }
}
