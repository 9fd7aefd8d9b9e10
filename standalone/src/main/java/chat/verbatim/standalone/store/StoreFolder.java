package chat.verbatim.standalone.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A data folder that belongs to this process until it is closed. */
final class StoreFolder implements AutoCloseable {
    private static final String LOCK_FILE = "lock";
    static final String STORE_FILE = "store.mv";

    private final Path path;
    private final FileChannel lockChannel;

    private StoreFolder(Path path, FileChannel lockChannel) {
        this.path = path;
        this.lockChannel = lockChannel;
    }

    /**
     * Takes the folder for this process and creates it where it is missing.
     *
     * @throws StoreUnavailableException when it cannot be written or another process has it
     */
    static StoreFolder take(Path folder) {
        Path path = folder.toAbsolutePath().normalize();
        FileChannel channel = openLockFile(path);
        try {
            FileLock lock = tryLock(channel);
            if (lock == null) {
                String holder = readHolder(channel);
                channel.close();
                throw new StoreUnavailableException(
                        "The data folder %s is in use by another process%s; stop that one or set VERBATIM_DATA to another folder"
                                .formatted(path, holder));
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return new StoreFolder(path, channel);
        } catch (IOException e) {
            throw notWritable(path, e);
        }
    }

    private static FileChannel openLockFile(Path path) {
        try {
            Files.createDirectories(path);
            return FileChannel.open(
                    path.resolve(LOCK_FILE),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw notWritable(path, e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static String readHolder(FileChannel channel) throws IOException {
        ByteBuffer pid = ByteBuffer.allocate(20);
        channel.read(pid, 0);
        String text = StandardCharsets.US_ASCII.decode(pid.flip()).toString();
        return text.isEmpty() ? "" : " (pid " + text + ")";
    }

    private static StoreUnavailableException notWritable(Path path, IOException cause) {
        return new StoreUnavailableException(
                "The data folder %s cannot be written (%s); set VERBATIM_DATA to a folder that can"
                        .formatted(path, cause.getClass().getSimpleName()),
                cause);
    }

    Path path() {
        return path;
    }

    Path storeFile() {
        return path.resolve(STORE_FILE);
    }

    /** Copies its files, with their permissions, into a folder that is not there yet, or empty. */
    void copyInto(Path copy) throws IOException {
        Files.createDirectories(copy);
        try (Stream<Path> there = Files.list(copy)) {
            if (there.findAny().isPresent()) {
                throw new StoreUnavailableException(copy + " is not empty; name a folder that is not there yet");
            }
        }
        try {
            for (Path file : files()) {
                Files.copy(file, copy.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        } catch (IOException failed) {
            for (Path file : files()) {
                Files.deleteIfExists(copy.resolve(file.getFileName()));
            }
            throw failed;
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(path)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith(LOCK_FILE))
                    .toList();
        }
    }

    /** Gives the folder back. */
    @Override
    public void close() {
        try {
            lockChannel.close();
        } catch (IOException e) {
            // The operating system gives the lock back at the latest when the process ends.
        }
    }
}
