package chat.verbatim.standalone.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerException;
import io.netty.channel.Channel;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.RandomAccessStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server's commands over an MVStore, made durable: each write goes to the {@link Journal} before it takes effect, and from time to time
 * a {@linkplain #checkpoint(long) checkpoint} brings the store itself up to date. After a kill the store opens at its last checkpoint and the
 * journal repeats what came later.
 *
 * <p>A checkpoint begins between two writes, because the store must never hold half of one (a document without its index entries). It is written
 * while others go on, so no document may be changed where it is: see {@link StoredCollection}.
 */
final class JournaledBackend extends H2Backend {
    private static final Logger log = LoggerFactory.getLogger(JournaledBackend.class);
    private static final String APPLIED = "applied";
    private static final int CHECKPOINTS_PER_COMPACTION = 10;
    private static final int LOWEST_FILL_PERCENT = 60;
    private static final int COMPACTION_BYTES = 2 * 1024 * 1024;
    private static final int WELL_FILLED_PERCENT = 90;
    private static final int CLOSING_COMPACTION_BYTES = 16 * 1024 * 1024;
    private static final long CLOSING_COMPACTION_NANOS = 1_000_000_000;

    private final Set<String> forcedCollections;
    private final ClientAuthentication clients;
    private final ReentrantReadWriteLock still = new ReentrantReadWriteLock(true);
    private final Map<String, Lock> collections = new ConcurrentHashMap<>();
    private final MVMap<String, Long> marks;
    private final Journal journal;
    private long checkpoints;

    /**
     * @param forcedCollections names of collections whose writes are on the disk itself before they are acknowledged
     * @throws IOException when the journal cannot be read or written
     */
    JournaledBackend(MVStore store, Path folder, Set<String> forcedCollections, ClientAuthentication clients)
            throws IOException {
        this.forcedCollections = Set.copyOf(forcedCollections);
        this.clients = clients;
        super(store);
        this.marks = store.openMap("verbatim.journal");
        EmbeddedChannel replayer = new EmbeddedChannel();
        this.journal = Journal.open(folder, marks.getOrDefault(APPLIED, 0L), entry -> repeat(replayer, entry));
        handleClose(replayer);
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String databaseName) {
        return new StoredDatabase(databaseName, getMvStore(), getCursorRegistry());
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        Document answer = clients.answer(channel, command, query);
        if (answer != null) {
            return answer;
        }
        return switch (WriteScope.of(command, query)) {
            case NOTHING -> super.handleCommand(channel, database, command, query);
            case COLLECTION -> writeCollection(channel, database, command, query);
            case STORE -> writeStore(channel, database, command, query);
        };
    }

    private Document writeCollection(Channel channel, String database, String command, Document query) {
        String collection = String.valueOf(query.get(command));
        Lock one = collections.computeIfAbsent(database + "." + collection, name -> new ReentrantLock());
        Written written;
        still.readLock().lock();
        try {
            one.lock();
            try {
                long number = journal.append(database, query);
                written = new Written(number, super.handleCommand(channel, database, command, query));
            } finally {
                one.unlock();
            }
        } finally {
            still.readLock().unlock();
        }
        if (forcedCollections.contains(collection)) {
            journal.force(written.number());
        }
        return written.answer();
    }

    private record Written(long number, Document answer) {}

    private Document writeStore(Channel channel, String database, String command, Document query) {
        still.writeLock().lock();
        try {
            long number = journal.append(database, query);
            Document answer = super.handleCommand(channel, database, command, query);
            journal.force(number);
            return answer;
        } finally {
            still.writeLock().unlock();
        }
    }

    private void repeat(Channel replayer, JournalEntry entry) {
        Document query = entry.command();
        String command = query.keySet().iterator().next();
        try {
            super.handleCommand(replayer, entry.database(), command, query);
        } catch (MongoServerException e) {
            // It was refused the first time, too; the client was told so then.
            log.debug("write {} was refused", entry.number(), e);
        }
    }

    /** Brings the store's file up to date with everything that has been written, and drops the journal's part before. */
    void checkpoint(long largestJournalFile) throws IOException {
        boolean fileIsFull;
        still.writeLock().lock();
        try {
            long last = journal.last();
            if (last == appliedMark()) {
                return;
            }
            marks.put(APPLIED, last);
            // Before the storing begins: it would have to wait for it.
            if (++checkpoints % CHECKPOINTS_PER_COMPACTION == 0) {
                getMvStore().compact(LOWEST_FILL_PERCENT, COMPACTION_BYTES);
            }
            beginStoring();
            fileIsFull = journal.fileBytes() >= largestJournalFile;
            if (fileIsFull) {
                journal.startFile();
            }
        } finally {
            still.writeLock().unlock();
        }
        awaitStored();
        getMvStore().sync();
        if (fileIsFull) {
            journal.deleteOldFiles();
        }
    }

    /** Everything as it is now goes to the file in the background: pages are never changed, so that writes may go on meanwhile. */
    private void beginStoring() {
        if (getMvStore().tryCommit() < 0) {
            commit();
        }
    }

    /** @throws org.h2.mvstore.MVStoreException when it could not be stored; then the store is closed */
    private void awaitStored() {
        // An interrupted thread would not wait.
        boolean interrupted = Thread.interrupted();
        try {
            getMvStore().executeFilestoreOperation(() -> {});
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private long appliedMark() {
        Long applied = marks.get(APPLIED);
        return applied == null ? 0 : applied;
    }

    /** Makes a last checkpoint, compacts the file for a moment and closes it. What fails here is repeated from the journal at the next start. */
    @Override
    public void close() {
        try {
            checkpoint(0);
            compactForAMoment();
        } catch (IOException | RuntimeException e) {
            log.error("The store could not be closed properly ({}); its journal has everything", e.toString());
        }
        // After a failure it is closed already.
        if (!getMvStore().isClosed()) {
            super.close();
        }
        try {
            journal.close();
        } catch (IOException e) {
            log.debug("journal not closed", e);
        }
    }

    /** As H2 would do it when it closes, had it not been told never to compact on its own. Nobody writes any more. */
    private void compactForAMoment() {
        MVStore store = getMvStore();
        long end = System.nanoTime() + CLOSING_COMPACTION_NANOS;
        boolean more = true;
        while (more && System.nanoTime() - end < 0) {
            more = store.compact(WELL_FILLED_PERCENT, CLOSING_COMPACTION_BYTES);
            commit();
            store.sync();
            if (store.getFileStore() instanceof RandomAccessStore file) {
                file.compactMoveChunks(WELL_FILLED_PERCENT, CLOSING_COMPACTION_BYTES, store);
            }
        }
    }
}
