package chat.verbatim.standalone.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** What can be said of {@code docker-compose.yml} without an engine. That its services work together is shown by {@link DevClusterTest}. */
class ComposeFileTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern VALUE = Pattern.compile("(?<!\\$)\\$\\{(\\w+)(:[-?])?([^}]*)}");
    private static final Pattern SECRET = Pattern.compile(".*(PASSWORD|SECRET|KEY)");

    private final String text = read("docker-compose.yml");
    private final Map<String, Map<String, Object>> services = services(text);
    private final Map<String, String> example = example();

    private static String read(String file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> services(String text) {
        Map<String, Object> all = new Yaml().load(text);
        return (Map<String, Map<String, Object>>) Objects.requireNonNull(all.get("services"));
    }

    private static Map<String, String> example() {
        return read(".env.example")
                .lines()
                .filter(line -> line.matches("\\w+=.*"))
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf('=')),
                        line -> line.substring(line.indexOf('=') + 1),
                        (one, other) -> one,
                        TreeMap::new));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> environment(Map<String, Object> service) {
        return (Map<String, String>) service.getOrDefault("environment", Map.of());
    }

    private Map<String, Object> service(String name) {
        return Objects.requireNonNull(services.get(name), name);
    }

    private static String image(Map<String, Object> service) {
        return String.valueOf(service.get("image"));
    }

    private Set<String> roles() {
        return services.entrySet().stream()
                .filter(service -> image(service.getValue()).startsWith("verbatim:"))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void twoProcessesOfEachRoleAreThere() {
        assertThat(roles())
                .containsExactly(
                        "command-side-1",
                        "command-side-2",
                        "query-side-1",
                        "query-side-2",
                        "realtime-gateway-1",
                        "realtime-gateway-2");
    }

    /** A misspelt variable would be ignored in silence. */
    @Test
    void rolesAreToldOnlyWhatTheyKnow() {
        Set<String> known =
                Setting.all().values().stream().map(Setting::variable).collect(Collectors.toSet());
        String page = read("docs/configuration.md");
        for (String role : roles()) {
            assertThat(environment(service(role)).keySet())
                    .as(role)
                    .isNotEmpty()
                    .allMatch(variable -> known.contains(variable) || page.contains("| `" + variable + "` |"));
        }
    }

    @Test
    void theProxyIsToldWhatItsFileNames() {
        Set<String> named = Pattern.compile("\\{\\$(\\w+)}")
                .matcher(read("deploy/Caddyfile"))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
        assertThat(environment(service("web")).keySet()).isEqualTo(named);
        assertThat(read("docs/configuration.md")).contains(named);
    }

    @Test
    void theExampleNamesEveryValueAndNoOther() {
        Set<String> used =
                VALUE.matcher(text).results().map(value -> value.group(1)).collect(Collectors.toSet());
        used.remove("VERBATIM_VERSION");
        assertThat(example.keySet()).containsExactlyInAnyOrderElementsOf(used);
    }

    @Test
    void noSecretHasADefault() {
        List<MatchResult> secrets = VALUE.matcher(text)
                .results()
                .filter(value -> SECRET.matcher(value.group(1)).matches())
                .toList();
        assertThat(secrets).hasSizeGreaterThan(5).allSatisfy(value -> {
            assertThat(value.group(2)).as(value.group()).isEqualTo(":?");
            assertThat(example.get(value.group(1))).isEmpty();
        });
    }

    @Test
    void everyServiceIsBoundedAndTellsWhetherItIsWell() {
        services.forEach((name, service) -> {
            assertThat(service)
                    .as(name)
                    .containsKeys("mem_limit", "healthcheck", "restart", "logging", "networks")
                    .doesNotContainKeys("privileged", "network_mode", "pid")
                    .containsEntry("security_opt", List.of("no-new-privileges:true"));
            assertThat(image(service)).as(name).matches("[\\w-]+:(?!latest)\\S+");
        });
        roles().forEach(role ->
                assertThat(service(role)).containsEntry("read_only", true).containsEntry("cap_drop", List.of("ALL")));
    }

    @Test
    void onlyTheProxyCanBeReachedFromOutside() {
        services.forEach((name, service) ->
                assertThat(service.containsKey("ports")).as(name).isEqualTo(name.equals("web")));
    }
}
