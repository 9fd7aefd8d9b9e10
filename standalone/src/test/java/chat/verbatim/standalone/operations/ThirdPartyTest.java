package chat.verbatim.standalone.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What others wrote of what is shipped, from the bills of materials in the jar: all of it under licences that we may ship, and listed in
 * {@code docs/third-party.md}, which {@code ./dev third-party} writes anew.
 */
class ThirdPartyTest {
    private static final Path PAGE = Path.of("..", "docs", "third-party.md");
    private static final String BEGIN = "<!-- written by ./dev third-party: begin -->\n";

    /** Licences that allow to ship a program with the library inside it unchanged; the last three were read, and ask for no more than the others. */
    private static final Set<String> ALLOWED = Set.of(
            "Apache-2.0",
            "MIT",
            "MIT-0",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "0BSD",
            "CC0-1.0",
            "EPL-2.0",
            "MPL-2.0",
            "OFL-1.1",
            "BSD",
            "Indiana University Extreme! Lab Software License",
            "Public Domain");

    /** What the bills leave open or guess, and the projects themselves say. */
    private static final Map<String, String> LOOKED_UP = Map.of(
            "socket.io-client", "MIT",
            "de.bwaldvogel:mongo-java-server-core", "BSD",
            "de.bwaldvogel:mongo-java-server-h2-backend", "BSD");

    private record Component(String name, String version, Set<String> licences) {
        boolean isOurs() {
            return name.startsWith("chat.verbatim:") || name.startsWith("@verbatim/");
        }

        String row() {
            return "| %s | %s | %s |\n".formatted(name, version, String.join(", ", licences));
        }
    }

    private static JsonNode bill(String name) {
        String file = "META-INF/sbom/" + name + ".cdx.json";
        try (InputStream bill = ThirdPartyTest.class.getClassLoader().getResourceAsStream(file)) {
            assertThat(bill)
                    .as(file + ", which Maven makes only when it is online")
                    .isNotNull();
            return JsonMapper.shared().readTree(bill);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<Component> components(String bill) {
        SortedMap<String, Component> components = new TreeMap<>();
        for (JsonNode node : bill(bill).path("components")) {
            String group = node.path("group").asString("");
            String separator = group.startsWith("@") ? "/" : ":";
            String name = (group.isEmpty() ? "" : group + separator)
                    + node.path("name").asString();
            Component component = new Component(name, node.path("version").asString(), licences(name, node));
            if (!component.isOurs()) {
                components.put(name + " " + component.version(), component);
            }
        }
        return new ArrayList<>(components.values());
    }

    private static Set<String> licences(String name, JsonNode component) {
        if (LOOKED_UP.containsKey(name)) {
            return Set.of(LOOKED_UP.get(name));
        }
        Set<String> said = new TreeSet<>();
        for (JsonNode choice : component.path("licenses")) {
            JsonNode licence = choice.path("license");
            if (choice.has("expression")) {
                String expression = choice.path("expression").asString();
                said.addAll(List.of(expression.replaceAll("[()]", "").split(" OR ")));
            } else {
                said.add(licence.path("id").asString(licence.path("name").asString("")));
            }
        }
        return said;
    }

    @Test
    void everythingMayBeShipped() {
        for (String bill : List.of("application", "web-frontend")) {
            assertThat(components(bill)).hasSizeGreaterThan(30).allSatisfy(component -> assertThat(component.licences())
                    .as(component.name())
                    .containsAnyElementsOf(ALLOWED));
        }
    }

    @Test
    void theBillsNameWhatWeKnowToBeInThere() {
        assertThat(components("application"))
                .extracting(Component::name)
                .contains(
                        "org.axonframework:axon-eventsourcing",
                        "org.mongodb:mongodb-driver-sync",
                        "io.lettuce:lettuce-core");
        assertThat(components("web-frontend")).extracting(Component::name).contains("react-dom", "socket.io-client");
    }

    @Test
    void thePageIsUpToDate() throws IOException {
        String page = Files.readString(PAGE);
        String wanted = page.substring(0, page.indexOf(BEGIN) + BEGIN.length())
                + table("The program", "application")
                + table("The web app", "web-frontend");
        if (Boolean.getBoolean("verbatim.third-party.write")) {
            Files.writeString(PAGE, wanted);
            page = wanted;
        }
        assertThat(page)
                .as("run ./dev third-party, and look at what it changed")
                .isEqualTo(wanted);
    }

    private static String table(String title, String bill) {
        return "\n## " + title + "\n\n| library | version | licence |\n|---|---|---|\n"
                + components(bill).stream().map(Component::row).collect(Collectors.joining());
    }
}
