package chat.verbatim.query.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import chat.verbatim.eventstore.CheckpointSigner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {
    /** The example of RFC 8410. */
    private static final String PEM = """
            -----BEGIN %1$s-----
            MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
            -----END %1$s-----
            """.formatted("PRIVATE KEY");

    private final Path folder;

    KeyFileTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private static ProofSettings settings(@Nullable String key, @Nullable Path path) {
        return new ProofSettings(key, path, "example.org/log", Duration.ofMinutes(1), 100);
    }

    private static String keyOf(@Nullable CheckpointSigner signer) {
        return Objects.requireNonNull(signer).verifierKey();
    }

    @Test
    void aNewKeyIsForItsOwnerAloneAndStays() throws IOException {
        Path file = folder.resolve("new/key.pem");

        String first = keyOf(KeyFile.signer(settings(null, file)));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(keyOf(KeyFile.signer(settings(null, file)))).isEqualTo(first);
        assertThat(folder.resolve("new")).isDirectoryContaining(it -> it.equals(file));
        try (var files = Files.list(folder.resolve("new"))) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aKeyOfTheSettingsComesFirst() {
        Path file = folder.resolve("key.pem");

        String key = keyOf(KeyFile.signer(settings(PEM, file)));

        assertThat(key).endsWith("+ARm/RAlphM3+hUG6wWfcO5bIUIaqMLa2ywxcOK1wMWbh");
        assertThat(file).doesNotExist();
    }

    @Test
    void withoutBothNothingIsSigned() {
        assertThat(KeyFile.signer(settings(null, null))).isNull();
        assertThat(KeyFile.signer(settings(" ", null))).isNull();
    }

    @Test
    void whatIsNoKeyIsNamedAndNotShown() throws IOException {
        Path file = Files.writeString(folder.resolve("key.pem"), "secret nonsense");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyFile.signer(settings(null, file)))
                .withMessageContaining(file + " is no Ed25519 private key in PEM")
                .withMessageNotContaining("nonsense");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyFile.signer(settings(PEM.replace("INTu", "INT"), null)))
                .withMessageContaining("verbatim.proof.key is no Ed25519 private key in PEM");
        assertThatIllegalArgumentException().isThrownBy(() -> KeyFile.signer(settings(null, folder)));
    }

    @Test
    void settingsHaveTheirRanges() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ProofSettings(null, null, "a b", Duration.ofMinutes(1), 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ProofSettings(null, null, "a", Duration.ofMillis(10), 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ProofSettings(null, null, "a", Duration.ofMinutes(1), 0));
        assertThat(settings(PEM, null).toString()).doesNotContain("MC4C");
    }
}
