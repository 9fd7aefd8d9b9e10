package chat.verbatim.standalone.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What can be said of {@code deploy/kubernetes} without a cluster. The same processes with the same variables run in {@link DevClusterTest}. */
class KubernetesTest {
    private static final Path ROOT = Path.of("..");
    private static final Path FILES = ROOT.resolve("deploy/kubernetes");
    private static final List<String> ROLES = List.of("command-side", "query-side", "realtime-gateway");

    private final Manifests manifests = Manifests.of(FILES.resolve("base"), FILES.resolve("example"));

    KubernetesTest() throws IOException {}

    private StatefulSet role(String name) {
        return manifests.one(StatefulSet.class, name);
    }

    private Map<String, String> settings(String name) {
        return manifests.one(ConfigMap.class, name).getData();
    }

    private Stream<PodTemplateSpec> pods() {
        return Stream.concat(
                manifests.each(StatefulSet.class).map(set -> set.getSpec().getTemplate()),
                manifests.each(Deployment.class).map(set -> set.getSpec().getTemplate()));
    }

    private static Container container(PodTemplateSpec pod) {
        assertThat(pod.getSpec().getContainers()).hasSize(1);
        return pod.getSpec().getContainers().getFirst();
    }

    private static Set<String> words(Map<String, String> settings, String name) {
        return Set.of(Objects.requireNonNull(settings.get(name), name).strip().split("[\\s,]+"));
    }

    private static Set<String> addresses(String service, int pods, int port) {
        return IntStream.range(0, pods)
                .mapToObj(pod -> service + "-" + pod + "." + service + ":" + port)
                .collect(Collectors.toSet());
    }

    @Test
    void aMisspeltMemberIsFound() {
        ObjectNode wrong = new ObjectMapper().createObjectNode();
        wrong.put("apiVersion", "apps/v1").put("kind", "Deployment");
        wrong.putObject("spec").put("replicaz", 2);
        assertThatThrownBy(() -> Manifests.resource(wrong, "here")).hasMessageContaining("replicaz");
    }

    @Test
    void everyFileIsNamed() throws IOException {
        for (String folder : List.of("base", "example")) {
            try (Stream<Path> files = Files.list(FILES.resolve(folder))) {
                assertThat(files.filter(file -> file.toString().endsWith(".yaml"))
                                .filter(file -> !file.endsWith("kustomization.yaml")))
                        .containsExactlyInAnyOrderElementsOf(Manifests.named(FILES.resolve(folder)));
            }
        }
    }

    @Test
    void processesAreToldTheNamesThatThereWillBe() {
        Map<String, String> settings = settings("verbatim");
        for (String role : List.of("command-side", "query-side")) {
            int pods = role(role).getSpec().getReplicas();
            String variable = "VERBATIM_NODE_" + role.replace("-side", "").toUpperCase(Locale.ROOT) + "NODES";
            assertThat(words(settings, variable)).isEqualTo(addresses(role, pods, 9090));
        }
        Map<String, String> web = settings("verbatim-web");
        assertThat(words(web, "VERBATIM_COMMAND_SIDE")).isEqualTo(addresses("command-side", 2, 8080));
        assertThat(words(web, "VERBATIM_QUERY_SIDE")).isEqualTo(addresses("query-side", 2, 8080));
    }

    @Test
    void theProxyKnowsAllGatewaysThatMayCome() {
        HorizontalPodAutoscaler autoscaler = manifests.one(HorizontalPodAutoscaler.class, "realtime-gateway");
        assertThat(words(settings("verbatim-web"), "VERBATIM_GATEWAYS"))
                .isEqualTo(addresses("realtime-gateway", autoscaler.getSpec().getMaxReplicas(), 8080));
    }

    @Test
    void rolesAreToldOnlyWhatTheyKnow() throws IOException {
        Set<String> known =
                Setting.all().values().stream().map(Setting::variable).collect(Collectors.toSet());
        String page = Files.readString(ROOT.resolve("docs/configuration.md"));
        for (String role : ROLES) {
            List<String> told = new ArrayList<>(settings("verbatim").keySet());
            container(role(role).getSpec().getTemplate()).getEnv().forEach(variable -> told.add(variable.getName()));
            assertThat(told)
                    .filteredOn(variable -> !variable.equals("POD"))
                    .hasSizeGreaterThan(7)
                    .allMatch(variable -> known.contains(variable) || page.contains("| `" + variable + "` |"));
        }
        assertThat(Files.readString(ROOT.resolve("deploy/Caddyfile")))
                .contains(settings("verbatim-web").keySet());
    }

    @Test
    void everySecretIsMadeByDev() throws Exception {
        Set<String> used = pods().flatMap(pod -> container(pod).getEnv().stream())
                .map(EnvVar::getValueFrom)
                .filter(source -> source != null && source.getSecretKeyRef() != null)
                .map(source -> source.getSecretKeyRef().getKey())
                .collect(Collectors.toCollection(TreeSet::new));
        Process dev = new ProcessBuilder("./dev", "env", "kubernetes")
                .directory(ROOT.toFile())
                .start();
        String made = new String(dev.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(dev.waitFor()).isZero();
        assertThat(made.lines().map(line -> line.substring(0, line.indexOf('='))))
                .containsExactlyInAnyOrderElementsOf(used);
        assertThat(made.lines().map(line -> line.substring(line.indexOf('=') + 1)))
                .allMatch(value -> value.length() >= 16)
                .doesNotHaveDuplicates();
        assertThat(Files.readAllLines(ROOT.resolve(".gitignore"))).contains("deploy/kubernetes/**/secrets.env");
    }

    @Test
    void everyContainerIsBoundedAndMayDoLittle() {
        assertThat(pods()).hasSize(7).allSatisfy(pod -> {
            Container container = container(pod);
            assertThat(container.getResources().getLimits()).containsKey("memory");
            assertThat(container.getResources().getRequests()).containsKeys("cpu", "memory");
            assertThat(container.getReadinessProbe()).isNotNull();
            assertThat(container.getImage()).doesNotContain("latest");
            assertThat(container.getSecurityContext().getAllowPrivilegeEscalation())
                    .isFalse();
            assertThat(container.getSecurityContext().getCapabilities().getDrop())
                    .containsExactly("ALL");
            assertThat(pod.getSpec().getSecurityContext().getRunAsNonRoot()).isTrue();
            assertThat(pod.getSpec().getAutomountServiceAccountToken()).isFalse();
        });
    }

    @Test
    void whoeverServesIsAskedWhetherItIsWellAndHasTimeToSayGoodbye() {
        for (String role : ROLES) {
            Container container = container(role(role).getSpec().getTemplate());
            assertThat(container.getReadinessProbe().getHttpGet().getPath()).isEqualTo("/actuator/health/readiness");
            assertThat(container.getLivenessProbe().getHttpGet().getPath()).isEqualTo("/actuator/health/liveness");
            assertThat(container.getStartupProbe()).isNotNull();
            assertThat(role(role).getSpec().getTemplate().getSpec().getTerminationGracePeriodSeconds())
                    .isEqualTo(30);
        }
    }

    @Test
    void oneOfEachMayBeMissing() {
        assertThat(manifests.each(PodDisruptionBudget.class)).hasSize(4).allSatisfy(budget -> assertThat(
                        budget.getSpec().getSelector().getMatchLabels())
                .containsEntry("app.kubernetes.io/name", budget.getMetadata().getName()));
    }

    @Test
    void everySelectorFindsItsPods() {
        Set<String> names = pods().map(pod -> pod.getMetadata().getLabels().get("app.kubernetes.io/name"))
                .collect(Collectors.toSet());
        assertThat(manifests.each(Service.class)).hasSize(7).allSatisfy(service -> assertThat(names)
                .contains(service.getSpec().getSelector().get("app.kubernetes.io/name")));
    }
}
