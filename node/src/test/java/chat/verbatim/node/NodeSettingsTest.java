package chat.verbatim.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class NodeSettingsTest {
    private static final Map<String, String> LEAST = Map.of(
            "verbatim.node.command-nodes",
            "one:7001, two:7001",
            "verbatim.node.secret",
            "a secret of sixteen and more");

    private static NodeSettings bound(Map<String, String> more) {
        MapConfigurationPropertySource source = new MapConfigurationPropertySource(LEAST);
        more.forEach(source::put);
        return new Binder(source).bind("verbatim.node", NodeSettings.class).get();
    }

    @Test
    void listsAreWrittenWithCommas() {
        assertThat(bound(Map.of()).commandNodes()).containsExactly("one:7001", "two:7001");
    }

    @Test
    void theSecretIsNotShown() {
        assertThat(bound(Map.of()).toString()).doesNotContain("sixteen");
    }

    @Test
    void anEmptyAddressIsNone() {
        assertThat(bound(Map.of("verbatim.node.address", "")).address()).isNull();
    }

    @Test
    void wrongValuesAreNamed() {
        assertWrong("secret", "short");
        assertWrong("command-nodes", "");
        assertWrong("command-nodes", "no port");
        assertWrong("query-nodes", "one:99999");
        assertWrong("patience", "1ms");
        assertWrong("deadline", "1s");
        assertWrong("poll-interval", "0s");
    }

    private static void assertWrong(String name, String value) {
        assertThatThrownBy(() -> bound(Map.of("verbatim.node." + name, value)))
                .rootCause()
                .isInstanceOf(IllegalArgumentException.class);
    }
}
