package chat.verbatim.sdk;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What outlives the process: the session, the place in the log, what waits to be sent. Texts by key; a key has at most 300 visible
 * ASCII characters. One process at a time uses a store; its threads may call at the same time.
 */
public interface Store {
    /** The value, or null. */
    @Nullable
    String get(String key);

    /** Keeps a value in place of the one before; it is safe when this returns. */
    void set(String key, String value);

    /** Forgets the value, if there is one. */
    void delete(String key);

    /** The keys that begin so, in no particular order. */
    List<String> keys(String prefix);

    /** A store that ends with the process. */
    static Store inMemory() {
        return new MemoryStore();
    }

    /**
     * A store in a folder, which is made if need be, with one file for each key. Only the owner of the process may read them where the
     * file system knows of such things: they hold tokens.
     *
     * @throws java.io.UncheckedIOException when the folder cannot be written to; so does every call later
     */
    static Store inFolder(Path folder) {
        return new FileStore(folder);
    }
}
