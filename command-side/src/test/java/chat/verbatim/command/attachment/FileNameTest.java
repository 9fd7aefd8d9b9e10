package chat.verbatim.command.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.verbatim.api.RefusedException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {
    @ParameterizedTest
    @CsvSource({
        "photo.png, photo.png",
        "Größe ✓.png, Größe ✓.png",
        "../../etc/passwd, passwd",
        "C:\\Users\\ada\\notes.txt, notes.txt",
        "a:b*c?.txt, a_b_c_.txt",
        "'game.exe. . ', game.exe",
        "..., file",
        "'', file",
        ".profile, profile",
        "dir/, file",
    })
    void aNameIsMadeHarmless(String given, String kept) {
        assertThat(named(given).value()).isEqualTo(kept);
    }

    @Test
    void nothingInANameIsUnseen() {
        assertThat(named("photo\u202egnp.exe\n\u200b\u0000").value()).isEqualTo("photognp.exe");
        assertThat(named("photo\u202egnp.exe").extension()).isEqualTo("exe");
    }

    @Test
    void aLongNameKeepsItsExtension() {
        String name = named("\ud83d\ude00".repeat(300) + ".tar.gz").value();
        assertThat(name.codePointCount(0, name.length())).isEqualTo(FileName.LONGEST);
        assertThat(name).endsWith(".gz");
    }

    @Test
    void whatCuttingALongNameBringsToItsEndIsItsExtension() {
        assertThat(named("a".repeat(195) + ".bat " + "x".repeat(20)).extension())
                .isEqualTo("bat");
        assertThat(named("a".repeat(195) + ".bat." + "x".repeat(20)).extension())
                .isEqualTo("bat");
    }

    @Test
    void withoutAHeaderItIsAFile() {
        assertThat(FileName.ofHeader(null).value()).isEqualTo("file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%ff", "100%", "%zz", "%c3%28", "\u00e4.txt", "a\tb"})
    void whatIsNoEncodedNameIsRefused(String header) {
        assertThatThrownBy(() -> FileName.ofHeader(header))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("percent-encoded");
    }

    private static FileName named(String name) {
        return FileName.ofHeader(URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"));
    }
}
