package chat.verbatim.node.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceSettingsTest {
    @Test
    void anEmptyEndpointIsNone() {
        assertThat(new TraceSettings(" ", 0.01, true, 20).endpoint()).isNull();
    }

    @Test
    void theEndpointIsNotShown() {
        assertThat(new TraceSettings("http://name:password@collector/", 0.01, true, 20).toString())
                .doesNotContain("password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"collector:4318", "ftp://collector/", "http://", "http://a b/", "localhost"})
    void whatIsNoEndpointIsRefused(String endpoint) {
        assertThatThrownBy(() -> new TraceSettings(endpoint, 0.01, true, 20))
                .hasMessageContaining("verbatim.trace.endpoint");
    }

    @Test
    void sharesAndLimitsHaveBounds() {
        assertThatThrownBy(() -> new TraceSettings(null, 1.1, true, 20)).hasMessageContaining("share");
        assertThatThrownBy(() -> new TraceSettings(null, -0.1, true, 20)).hasMessageContaining("share");
        assertThatThrownBy(() -> new TraceSettings(null, Double.NaN, true, 20)).hasMessageContaining("share");
        assertThatThrownBy(() -> new TraceSettings(null, 0, true, 0)).hasMessageContaining("most-per-second");
    }
}
