package chat.verbatim.standalone.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code docs/configuration.md} has each setting as the code has it. {@code ./dev configuration} writes it anew. */
class ConfigurationPageTest {
    private static final Path PAGE = Path.of("..", "docs", "configuration.md");
    private static final String BEGIN = "<!-- written by ./dev configuration: begin -->\n";
    private static final String END = "<!-- written by ./dev configuration: end -->\n";

    private static final Map<String, String> SECTIONS = sections();

    private static Map<String, String> sections() {
        Map<String, String> sections = new LinkedHashMap<>();
        sections.put("node", "Every process of a cluster");
        sections.put("personal-keys", "Every process: the keys of the users");
        sections.put("limits", "Every process: what one user may do");
        sections.put("trace", "Every process: traces");
        sections.put("command", "The command side");
        sections.put("query", "The query side");
        sections.put("proof", "The query side: proof of the log");
        sections.put("audit", "The query side: audits");
        sections.put("realtime", "The gateway");
        sections.put("realtime.transport", "The gateway: sockets");
        sections.put("realtime.redis", "The gateway: Redis");
        sections.put("realtime.offline", "The gateway: queues for those who are away (RabbitMQ)");
        sections.put("realtime.webhooks", "The gateway: outgoing webhooks");
        sections.put("standalone", "All in one process");
        return sections;
    }

    @Test
    void thePageIsUpToDate() throws IOException {
        String page = Files.readString(PAGE);
        String wanted =
                page.substring(0, page.indexOf(BEGIN) + BEGIN.length()) + tables() + page.substring(page.indexOf(END));
        if (Boolean.getBoolean("verbatim.configuration.write")) {
            Files.writeString(PAGE, wanted);
            page = wanted;
        }
        assertThat(page)
                .as("run ./dev configuration, and look at what it changed")
                .isEqualTo(wanted);
    }

    @Test
    void everySettingSaysWhatItMeans() {
        assertThat(Setting.all().values()).hasSizeGreaterThan(60).allSatisfy(setting -> assertThat(setting.meaning())
                .as(setting.name())
                .isNotBlank());
    }

    private static String tables() {
        Map<String, List<Setting>> bySection = new LinkedHashMap<>();
        SECTIONS.keySet().forEach(section -> bySection.put(section, new ArrayList<>()));
        // A new record begins a section of its own, at the end and without a title to begin with.
        Setting.all().values().forEach(setting -> bySection
                .computeIfAbsent(setting.section(), section -> new ArrayList<>())
                .add(setting));
        StringBuilder text = new StringBuilder();
        bySection.forEach((section, settings) -> {
            text.append("\n## ").append(SECTIONS.getOrDefault(section, "verbatim." + section));
            text.append("\n\n| setting and variable | default | meaning |\n|---|---|---|\n");
            settings.forEach(setting -> text.append(row(setting)));
        });
        return text.append('\n').toString();
    }

    private static String row(Setting setting) {
        String fallback = setting.fallback().isEmpty() ? "" : "`" + setting.fallback() + "`";
        return "| `%s`<br>`%s` | %s | %s |\n"
                .formatted(
                        setting.name(),
                        setting.variable(),
                        fallback,
                        setting.meaning().replace("|", "\\|"));
    }
}
