package chat.verbatim.standalone.operations;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.api.admin.Disclosed;
import chat.verbatim.api.admin.SettingInForce;
import chat.verbatim.node.admin.SettingsInForce;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Of all settings of all records, operators see no text but those that are disclosed on purpose. */
class HiddenSettingsTest {
    private static final String CANARY = "CanaryOfTheTest0123456789";

    /** What is not taken as it is. */
    private static final Map<String, String> SHAPES = Map.of(
            "verbatim.node.mongodb", "mongodb://ada:" + CANARY + "@db.example.org:27017",
            "verbatim.node.redis", "redis://:" + CANARY + "@redis.example.org:6379",
            "verbatim.node.command-nodes", "command.example.org:9090",
            "verbatim.personal-keys.master", "Q2FuYXJ5T2ZUaGVUZXN0MDEyMzQ1Njc4OUFCQ0RFRkc=",
            "verbatim.trace.endpoint", "https://ada:" + CANARY + "@collector.example.org/v1/traces",
            "verbatim.realtime.redis.uri", "redis://:" + CANARY + "@redis.example.org:6379",
            "verbatim.realtime.offline.uri", "amqp://ada:" + CANARY + "@mq.example.org:5672",
            "verbatim.command.operators", CANARY + "@example.org");

    private record Text(String name, boolean disclosed) {}

    private static List<Class<?>> records() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("chat.verbatim").stream()
                        .filter(it -> it.isAnnotatedWith(ConfigurationProperties.class))
                        .map(JavaClass::reflect)
                        .collect(Collectors.toList());
    }

    private static String prefix(Class<?> record) {
        return record.getAnnotation(ConfigurationProperties.class).value();
    }

    /** Whatever may hold words that somebody chose. */
    private static List<Text> texts(String prefix, Class<?> record) {
        List<Text> texts = new ArrayList<>();
        for (RecordComponent component : record.getRecordComponents()) {
            String name = prefix + '.' + DataObjectPropertyName.toDashedForm(component.getName());
            Class<?> type = component.getType();
            if (type.isRecord()) {
                texts.addAll(texts(name, type));
            } else if (Set.of(String.class, URI.class, Path.class).contains(type)
                    || Collection.class.isAssignableFrom(type)) {
                texts.add(new Text(name, component.isAnnotationPresent(Disclosed.class)));
            }
        }
        return texts;
    }

    private static List<Text> allTexts() {
        return records().stream()
                .flatMap(record -> texts(prefix(record), record).stream())
                .toList();
    }

    @Test
    void whatIsDisclosedIsThisAndNothingElse() {
        assertThat(allTexts().stream().filter(Text::disclosed).map(Text::name))
                .containsExactlyInAnyOrder(
                        "verbatim.attachments.refused-extensions",
                        "verbatim.attachments.refused-types",
                        "verbatim.data",
                        "verbatim.forced-collections",
                        "verbatim.node.address",
                        "verbatim.node.command-nodes",
                        "verbatim.node.database",
                        "verbatim.node.log-database",
                        "verbatim.node.query-nodes",
                        "verbatim.proof.origin",
                        "verbatim.query.node",
                        "verbatim.realtime.transport.allowed-origins",
                        "verbatim.realtime.transport.plain-path",
                        "verbatim.realtime.transport.socket-io-path");
    }

    @Test
    void noOtherTextIsShownWhateverItSays() {
        Map<String, Object> set = new HashMap<>();
        List<String> hidden = allTexts().stream()
                .filter(text -> !text.disclosed())
                .map(Text::name)
                .toList();
        hidden.forEach(name -> set.put(name, SHAPES.getOrDefault(name, CANARY)));
        set.put("verbatim.node.command-nodes", SHAPES.get("verbatim.node.command-nodes"));
        set.put("verbatim.data", "data");

        List<SettingInForce> shown = inForce(set);

        assertThat(hidden)
                .hasSizeGreaterThanOrEqualTo(8)
                .contains(SHAPES.keySet().stream()
                        .filter(name -> !name.endsWith("command-nodes"))
                        .toArray(String[]::new));
        assertThat(shown.toString()).doesNotContain(CANARY).doesNotContain("Q2FuYXJ5T2");
        assertThat(shown.stream().filter(SettingInForce::hidden).map(SettingInForce::name))
                .containsExactlyInAnyOrderElementsOf(hidden);
        assertThat(shown.stream().map(SettingInForce::name).toList())
                .containsAll(Setting.all().keySet().stream()
                        .filter(name -> !name.equals("verbatim.role"))
                        .toList());
    }

    @Test
    void aSettingSaysItsValueAndWhereItComesFrom() {
        Map<String, SettingInForce> shown = inForce(Map.of(
                        "verbatim.node.command-nodes[0]", "one.example.org:9090",
                        "verbatim.node.command-nodes[1]", "two.example.org:9090",
                        "verbatim.node.secret", CANARY,
                        "verbatim.node.patience", "1500ms",
                        "verbatim.data", "data",
                        "verbatim.realtime.redis.uri", "redis://localhost"))
                .stream()
                .collect(Collectors.toMap(SettingInForce::name, setting -> setting));

        assertThat(shown.get("verbatim.node.patience"))
                .isEqualTo(new SettingInForce("verbatim.node.patience", "1500ms", false, "other"));
        assertThat(shown.get("verbatim.node.deadline"))
                .isEqualTo(new SettingInForce("verbatim.node.deadline", "10s", false, "default"));
        assertThat(shown.get("verbatim.node.command-nodes"))
                .isEqualTo(new SettingInForce(
                        "verbatim.node.command-nodes", "one.example.org:9090,two.example.org:9090", false, "other"));
        assertThat(shown.get("verbatim.node.query-nodes"))
                .isEqualTo(new SettingInForce("verbatim.node.query-nodes", null, false, "default"));
        assertThat(shown.get("verbatim.attachments.largest-file"))
                .isEqualTo(new SettingInForce("verbatim.attachments.largest-file", "25MB", false, "default"));
        assertThat(shown.get("verbatim.limits.per-user.burst"))
                .isEqualTo(new SettingInForce("verbatim.limits.per-user.burst", "500", false, "default"));
    }

    /** What a process would say that had all records. */
    private static List<SettingInForce> inForce(Map<String, Object> set) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", set));
        DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
        for (Class<?> record : records()) {
            beans.registerSingleton(record.getName(), Binder.get(environment).bindOrCreate(prefix(record), record));
        }
        return SettingsInForce.of(beans, environment).read();
    }
}
