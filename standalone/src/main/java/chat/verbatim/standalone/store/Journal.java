package chat.verbatim.standalone.store;

import de.bwaldvogel.mongo.bson.Document;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The write-ahead journal: every write command since the last checkpoint, in the order in which they take effect. What is written here
 * survives the process; what is {@linkplain #force(long) forced} survives the machine.
 */
final class Journal implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Journal.class);
    private static final String PREFIX = "journal-";

    private static final int FIRST_BUFFER = 4 * 1024;
    private static final int LARGEST_BUFFER = 1024 * 1024;
    /** Zeros are written ahead: a flush is a third cheaper, and waits for no other file, when the file does not become longer by it. */
    private static final ByteBuffer RESERVE = ByteBuffer.allocateDirect(1024 * 1024);

    private final Path folder;
    private final ReentrantLock appending = new ReentrantLock();
    private final ReentrantLock forcing = new ReentrantLock();
    private ByteBuf buffer = Unpooled.buffer(FIRST_BUFFER);
    private Path file;
    private FileChannel channel;
    private long fileBytes;
    private long reservedBytes;
    private volatile long written;
    private volatile long forced;
    private volatile @Nullable IOException failure;

    private Journal(Path folder, long last) throws IOException {
        this.folder = folder;
        this.written = last;
        this.forced = last;
        this.file = fileFrom(last + 1);
        this.channel = open(file);
    }

    /**
     * Opens the journal, first handing out what is in it.
     *
     * @param applied number of the last entry that the store's last checkpoint holds
     * @param replay gets every later entry, in order
     */
    static Journal open(Path folder, long applied, Consumer<JournalEntry> replay) throws IOException {
        long last = applied;
        for (Path file : files(folder)) {
            last = replayFile(file, last, replay);
            force(file);
        }
        if (last > applied) {
            log.info("took {} writes over from the journal", last - applied);
        }
        return new Journal(folder, last);
    }

    /** What a killed process had not forced yet: the entries that come now, in another file, must not reach the disk before it. */
    private static void force(Path file) throws IOException {
        try (FileChannel replayed = FileChannel.open(file, StandardOpenOption.WRITE)) {
            replayed.force(true);
        }
    }

    private static long replayFile(Path file, long last, Consumer<JournalEntry> replay) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        long number = last;
        JournalEntry entry = JournalEntry.read(bytes);
        while (entry != null) {
            if (entry.number() > number + 1) {
                throw new IOException(
                        "the journal lacks the writes %d to %d".formatted(number + 1, entry.number() - 1));
            }
            if (entry.number() == number + 1) {
                replay.accept(entry);
                number = entry.number();
            }
            entry = JournalEntry.read(bytes);
        }
        if (!isReserve(bytes)) {
            log.info("left out an unfinished write at the end of {}", file.getFileName());
        }
        return number;
    }

    private static boolean isReserve(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            if (bytes.get() != 0) {
                return false;
            }
        }
        return true;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.getFileName().toString().startsWith(PREFIX))
                    .sorted()
                    .toList();
        }
    }

    private Path fileFrom(long firstNumber) {
        return folder.resolve("%s%019d".formatted(PREFIX, firstNumber));
    }

    private static FileChannel open(Path file) throws IOException {
        // A file of this name can only hold an unfinished write, which was never acknowledged.
        return FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
    }

    /** Number of the last entry. */
    long last() {
        return written;
    }

    /** Size of the file that is written to. */
    long fileBytes() {
        return fileBytes;
    }

    /**
     * Appends a command; it survives a killed process from the moment this returns.
     *
     * @return its number, for {@link #force(long)}
     * @throws UncheckedIOException when it could not be written; then nothing of it stays
     */
    long append(String database, Document command) {
        appending.lock();
        try {
            refuseAfterFailure();
            long number = written + 1;
            ByteBuffer bytes = new JournalEntry(number, database, command).toBytes(buffer);
            int length = bytes.remaining();
            reserve(length);
            writeFully(bytes);
            if (buffer.capacity() > LARGEST_BUFFER) {
                buffer = Unpooled.buffer(FIRST_BUFFER);
            }
            fileBytes += length;
            written = number;
            return number;
        } finally {
            appending.unlock();
        }
    }

    private void reserve(int length) {
        if (fileBytes + length <= reservedBytes) {
            return;
        }
        ByteBuffer zeros = RESERVE.duplicate();
        long end = fileBytes;
        try {
            while (zeros.hasRemaining()) {
                end += channel.write(zeros, end);
            }
        } catch (IOException e) {
            // There may be room for the entry itself; the next try comes a reserve later.
            log.debug("no room for a reserve", e);
            giveBack();
        }
        reservedBytes = fileBytes + RESERVE.capacity();
    }

    private void giveBack() {
        try {
            channel.truncate(fileBytes);
        } catch (IOException e) {
            log.debug("reserve not given back", e);
        }
    }

    private void writeFully(ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            takeBack(e);
            throw new UncheckedIOException(e);
        }
    }

    private void takeBack(IOException cause) {
        try {
            channel.truncate(fileBytes);
            channel.position(fileBytes);
            reservedBytes = fileBytes;
        } catch (IOException e) {
            cause.addSuppressed(e);
            failure = cause;
        }
    }

    /**
     * Waits until the entry is on the disk itself. Callers at the same time share one flush: whoever comes first flushes for all that has
     * been written by then.
     */
    void force(long number) {
        if (forced >= number) {
            return;
        }
        forcing.lock();
        try {
            if (forced < number) {
                refuseAfterFailure();
                flush();
            }
        } finally {
            forcing.unlock();
        }
    }

    private void flush() {
        long upTo = written;
        try {
            channel.force(false);
            forced = upTo;
        } catch (IOException e) {
            // After a failed flush nobody knows what is on the disk, and a second try may wrongly succeed.
            failure = e;
            throw new UncheckedIOException(e);
        }
    }

    private void refuseAfterFailure() {
        IOException cause = failure;
        if (cause != null) {
            throw new UncheckedIOException(new IOException("The journal cannot be written any more", cause));
        }
    }

    /** Begins a new file, so that the files before it can be {@linkplain #deleteOldFiles dropped} after a checkpoint. */
    void startFile() throws IOException {
        appending.lock();
        forcing.lock();
        try {
            flush();
            channel.close();
            file = fileFrom(written + 1);
            channel = open(file);
            fileBytes = 0;
            reservedBytes = 0;
        } finally {
            forcing.unlock();
            appending.unlock();
        }
    }

    /** Drops all files but the one that is written to; call it when a checkpoint with their entries is on the disk. */
    void deleteOldFiles() throws IOException {
        for (Path other : files(folder)) {
            if (!other.equals(file)) {
                Files.delete(other);
            }
        }
    }

    @Override
    public void close() throws IOException {
        giveBack();
        channel.close();
    }
}
