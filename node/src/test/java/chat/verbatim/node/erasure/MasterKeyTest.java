package chat.verbatim.node.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterKeyTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path folder;

    private PersonalKeySettings at(Path file) {
        return new PersonalKeySettings(null, file, 100);
    }

    @Test
    void aMissingFileIsMadeForItsOwnerAlone() throws IOException {
        Path file = folder.resolve("new/key");
        assertThat(MasterKey.of(at(file))).isNotNull();
        String made = Files.readString(file);
        assertThat(MasterKey.isPlausible(made.strip())).isTrue();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(MasterKey.of(at(file))).isNotNull();
        assertThat(Files.readString(file)).isEqualTo(made);
    }

    @Test
    void withoutASettingThereIsNone() {
        assertThat(MasterKey.of(new PersonalKeySettings(" ", null, 100))).isNull();
    }

    @Test
    void whatIsNoKeyIsRefusedInWordsAndNotRepeated() throws IOException {
        Path file = Files.writeString(folder.resolve("key"), "c2VjcmV0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MasterKey.of(at(file)))
                .withMessageContaining("is no master key")
                .withMessageNotContaining("c2VjcmV0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PersonalKeySettings("c2VjcmV0", null, 100))
                .withMessageContaining("verbatim.personal-keys.master")
                .withMessageNotContaining("c2VjcmV0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PersonalKeySettings(null, null, 1))
                .withMessageContaining("verbatim.personal-keys.cached");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MasterKey.of(at(folder)))
                .withMessageContaining("cannot be read");
    }
}
