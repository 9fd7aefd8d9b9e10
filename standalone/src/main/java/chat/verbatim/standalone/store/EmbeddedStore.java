package chat.verbatim.standalone.store;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoDriverInformation;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.client.internal.Clusters;
import com.mongodb.client.internal.MongoClientImpl;
import de.bwaldvogel.mongo.MongoServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.bson.UuidRepresentation;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * A server of MongoDB's protocol over a data folder. Clients in this process reach it without sockets; others only when it is
 * {@linkplain #serve served}. An acknowledged write survives {@code kill -9}; a write to a forced collection also survives a power failure.
 */
public final class EmbeddedStore implements AutoCloseable {
    private static final int SERVER_THREADS = 8;
    private static final int CACHE_MB = 32;
    /** A name for the driver's messages; nothing looks it up. */
    private static final ServerAddress HERE = new ServerAddress("embedded");

    private final StoreFolder folder;
    private final ClientAuthentication clients;
    private final MongoServer server;
    private final InProcessSessions sessions;
    private final Checkpoints checkpoints;

    private EmbeddedStore(StoreFolder folder, JournaledBackend backend, ClientAuthentication clients) {
        this.folder = folder;
        this.clients = clients;
        this.server = new MongoServer(backend);
        this.sessions = new InProcessSessions(backend);
        this.checkpoints = new Checkpoints(backend);
    }

    /**
     * Opens the store of a folder for this process alone, and repeats what a killed process had written last.
     *
     * @param data the data folder; made when it is missing
     * @param forcedCollections names of the collections whose writes reach the disk itself before they are acknowledged
     * @throws StoreUnavailableException when the folder cannot be written, belongs to another process or is damaged
     */
    public static EmbeddedStore open(Path data, Set<String> forcedCollections) {
        return open(data, forcedCollections, new ClientAuthentication());
    }

    /**
     * Opens the store of a folder for other processes, too: user {@code verbatim}, mechanism PLAIN, source {@code $external}.
     *
     * @param address where it listens
     * @param password what clients must know
     * @throws StoreUnavailableException as with {@link #open(Path, Set)}, and when it cannot listen there
     */
    public static EmbeddedStore serve(
            Path data, Set<String> forcedCollections, InetSocketAddress address, String password) {
        EmbeddedStore store = open(data, forcedCollections, new ClientAuthentication(password));
        store.listen(address);
        return store;
    }

    private void listen(InetSocketAddress wanted) {
        try {
            server.bind(wanted, 1, SERVER_THREADS);
        } catch (Exception e) {
            // Netty throws what the system says, and does not declare it.
            close();
            throw new StoreUnavailableException("it cannot listen at %s (%s)".formatted(wanted, e.getMessage()), e);
        }
    }

    /**
     * Copies the data folder of a process that does not run, keys included.
     *
     * @param into is made; must not be there, or be empty
     * @throws StoreUnavailableException when a process has {@code from} or it is no data folder, or when there is something at {@code into}
     * @throws IOException when it cannot be copied; then what was copied is there no more
     */
    public static void copy(Path from, Path into) throws IOException {
        if (!Files.isRegularFile(from.resolve(StoreFolder.STORE_FILE))) {
            throw new StoreUnavailableException(
                    from + " is no data folder of Verbatim: it has no " + StoreFolder.STORE_FILE);
        }
        try (StoreFolder source = StoreFolder.take(from)) {
            source.copyInto(into);
        }
    }

    private static EmbeddedStore open(Path data, Set<String> forcedCollections, ClientAuthentication clients) {
        StoreFolder folder = StoreFolder.take(data);
        try {
            MVStore store = openFile(folder.storeFile());
            try {
                return new EmbeddedStore(
                        folder, new JournaledBackend(store, folder.path(), forcedCollections, clients), clients);
            } catch (IOException | RuntimeException e) {
                store.closeImmediately();
                throw damaged(folder.path(), e);
            }
        } catch (StoreUnavailableException e) {
            folder.close();
            throw e;
        }
    }

    static MVStore openFile(Path file) {
        try {
            return open(new MVStore.Builder().fileName(file.toString()));
        } catch (MVStoreException | IllegalStateException e) {
            throw damaged(file, e);
        }
    }

    /** @param builder knows the file */
    static MVStore open(MVStore.Builder builder) {
        MVStore store = builder.autoCommitDisabled()
                .autoCommitBufferSize(0)
                .autoCompactFillRate(0)
                .cacheSize(CACHE_MB)
                .open();
        store.setRetentionTime(0);
        store.setVersionsToKeep(0);
        // Never on its own, but with the threads that write in the background what is committed here.
        store.setAutoCommitDelay(Integer.MAX_VALUE);
        return store;
    }

    private static StoreUnavailableException damaged(Path path, Exception cause) {
        return new StoreUnavailableException(
                "%s is damaged or no Verbatim store (%s); put a backup there or move it away to start empty"
                        .formatted(
                                path,
                                String.valueOf(cause.getMessage())
                                        .lines()
                                        .findFirst()
                                        .orElse("")),
                cause);
    }

    /** A new client of this store; whoever asks for it closes it before the store. */
    public MongoClient connect() {
        MongoClientSettings settings = MongoClientSettings.builder()
                .applyToClusterSettings(
                        cluster -> cluster.hosts(List.of(HERE)).serverSelectionTimeout(5, TimeUnit.SECONDS))
                .applyToConnectionPoolSettings(pool -> pool.maxSize(64))
                .credential(clients.credential())
                .retryWrites(false)
                .retryReads(false)
                .uuidRepresentation(UuidRepresentation.STANDARD)
                .build();
        MongoDriverInformation driver =
                MongoDriverInformation.builder().driverName("sync").build();
        // What MongoClients.create does; it takes no way but a socket (ADR 69).
        return new MongoClientImpl(Clusters.createCluster(settings, driver, sessions), settings, driver, null);
    }

    /** Where it listens when it is served. */
    InetSocketAddress address() {
        return server.getLocalAddress();
    }

    /** Ends the server, brings the file up to date, compacts it for a moment and gives the folder back. */
    @Override
    public void close() {
        checkpoints.close();
        sessions.close();
        try {
            server.shutdownNow();
        } finally {
            folder.close();
        }
    }
}
