package chat.verbatim.standalone.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;

/** Whoever is woken by an alert finds it in {@code docs/operations.md}. That its figures exist is seen by {@link DevClusterTest}. */
class AlertsTest {
    private static final Path ROOT = Path.of("..");

    private static List<String> found(String pattern, String file) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(ROOT.resolve(file)))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void eachAlertIsExplainedAndNoOther() throws IOException {
        List<String> alerts = found("alert: (\\w+)", "deploy/alerts.yml");
        assertThat(alerts).hasSizeGreaterThan(5).doesNotHaveDuplicates();
        assertThat(found("### (Verbatim\\w+)", "docs/operations.md")).isEqualTo(alerts);
    }

    @Test
    void theFilesCanBeRead() throws IOException {
        assertThat(new Yaml().<Object>load(Files.readString(ROOT.resolve("deploy/alerts.yml"))))
                .isNotNull();
        assertThat(new Yaml().<Object>load(Files.readString(ROOT.resolve("deploy/prometheus.yml"))))
                .isNotNull();
        assertThat(JsonMapper.shared()
                        .readTree(ROOT.resolve("deploy/dashboard.json"))
                        .path("panels"))
                .hasSizeGreaterThan(5);
    }

    /** Prometheus asks every process of a role that the compose file has. */
    @Test
    void everyProcessIsAsked() throws IOException {
        assertThat(found("- ([\\w-]+:8080)", "deploy/prometheus.yml"))
                .hasSameElementsAs(found("([\\w-]+:8080)(?= |\\n)", "docker-compose.yml"));
    }
}
