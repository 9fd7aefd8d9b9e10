package chat.verbatim.query.admin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code docs/configuration.md} says of a setting, from where the compiler has written it down beside the settings records.
 *
 * @param fallback its value when it is not set; null for none
 */
record SettingMeaning(String meaning, @Nullable String fallback) {
    private static final String METADATA = "META-INF/spring-configuration-metadata.json";
    private static final String OURS = "verbatim.";

    /** Of all settings that this program has the code of, by name. */
    static Map<String, SettingMeaning> all() {
        Map<String, SettingMeaning> all = new HashMap<>();
        try {
            for (URL file :
                    Collections.list(SettingMeaning.class.getClassLoader().getResources(METADATA))) {
                read(file, all);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return all;
    }

    private static void read(URL file, Map<String, SettingMeaning> all) throws IOException {
        try (InputStream content = file.openStream()) {
            for (JsonNode property : JsonMapper.shared().readTree(content).path("properties")) {
                String name = property.path("name").asString();
                if (name.startsWith(OURS)) {
                    all.put(name, of(property));
                }
            }
        }
    }

    private static SettingMeaning of(JsonNode property) {
        String meaning = property.path("description").asString().replaceAll("\\{@(?:code|link) #?([^}]*)}", "$1");
        JsonNode value = property.path("defaultValue");
        String fallback = value.isArray()
                ? value.valueStream().map(JsonNode::asString).collect(Collectors.joining(","))
                : value.asString();
        return new SettingMeaning(meaning, fallback.isEmpty() ? null : fallback);
    }
}
