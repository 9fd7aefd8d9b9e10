package chat.verbatim.command.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people read in the list of their sessions. */
class ClientNameTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0.0.0 Safari/537.36 | Chrome · Windows
                    Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0.0.0 Safari/537.36 Edg/129.0.0.0 | Edge · Windows
                    Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.6 Safari/605.1.15 | Safari · macOS
                    Mozilla/5.0 (iPhone; CPU iPhone OS 17_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.6 Mobile/15E148 Safari/604.1 | Safari · iPhone
                    Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0 | Firefox · Linux
                    Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0.0.0 Mobile Safari/537.36 | Chrome · Android
                    Java-http-client/25.0.1 | Java
                    Python-urllib/3.12 | Python
                    node | Node.js
                    curl/8.9.1 | curl
                    my fridge 2/1.0 (Windows) | my fridge 2 · Windows
                    """)
    void aDeviceIsCalledByItsProgramAndSystem(String userAgent, String name) {
        assertThat(ClientName.of(userAgent)).isEqualTo(name);
    }

    @Test
    void whatSaysNothingHasNoName() {
        assertThat(ClientName.of(null)).isNull();
        assertThat(ClientName.of(" ")).isNull();
        assertThat(ClientName.of("<script>alert(1)</script>")).isNull();
    }

    @Test
    void aNameIsShortWhateverTheDeviceClaims() {
        assertThat(ClientName.of("a".repeat(5_000))).hasSizeLessThanOrEqualTo(64);
    }
}
