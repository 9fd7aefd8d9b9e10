package chat.verbatim.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What outlives the process. */
class StoreTest {
    private final Path folder;

    StoreTest(@TempDir Path folder) {
        this.folder = folder.resolve("a/b");
    }

    private List<Store> stores() {
        return List.of(Store.inMemory(), Store.inFolder(folder));
    }

    @Test
    void itGivesBackWhatItGot() {
        for (Store store : stores()) {
            for (String value : List.of("", "one", "two\nlines\r\n", "\u2603 👋", "x".repeat(100_000))) {
                store.set("a.key", value);
                assertThat(store.get("a.key")).isEqualTo(value);
            }
        }
    }

    @Test
    void itTellsKeysApart() {
        List<String> keys = List.of("a", "A", "a.b", "a/../b", "~".repeat(300), "%2F", "a\"b", "con");
        for (Store store : stores()) {
            keys.forEach(key -> store.set(key, "of " + key));
            assertThat(keys).allSatisfy(key -> assertThat(store.get(key)).isEqualTo("of " + key));
            assertThat(store.keys("a")).containsExactlyInAnyOrder("a", "a.b", "a/../b", "a\"b");
        }
    }

    @Test
    void whatIsDeletedIsGoneAndDeletingAgainDoesNothing() {
        for (Store store : stores()) {
            store.set("key", "value");
            store.delete("key");
            store.delete("key");
            assertThat(store.get("key")).isNull();
            assertThat(store.keys("")).isEmpty();
        }
    }

    @Test
    void aValueThatWasHalfWrittenByAKilledProcessDoesNotCount() throws IOException {
        Store.inFolder(folder).set("key", "old");
        Path entry;
        try (Stream<Path> files = Files.list(folder)) {
            entry = files.findFirst().orElseThrow();
        }
        Files.writeString(Path.of(entry + ".unfinished"), "key\nha");
        Store store = Store.inFolder(folder);
        assertThat(store.get("key")).isEqualTo("old");
        assertThat(store.keys("")).containsExactly("key");
        store.set("key", "new");
        assertThat(Store.inFolder(folder).get("key")).isEqualTo("new");
    }

    @Test
    void onlyItsOwnerMayReadIt() throws IOException {
        Store.inFolder(folder).set("key", "secret");
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            assertThat(permissions(folder)).isEqualTo("rwx------");
            try (Stream<Path> files = Files.list(folder)) {
                assertThat(files)
                        .allSatisfy(file -> assertThat(permissions(file)).isEqualTo("rw-------"));
            }
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
