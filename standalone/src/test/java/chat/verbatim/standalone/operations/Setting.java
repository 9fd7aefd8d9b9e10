package chat.verbatim.standalone.operations;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A setting, as the compiler has written it down beside its properties record.
 *
 * @param name as in {@code verbatim.node.secret}
 * @param fallback its value when it is not set; empty for none
 */
record Setting(String name, String fallback, String meaning) {
    private static final String METADATA = "META-INF/spring-configuration-metadata.json";

    /** All of the code, by name. */
    static SortedMap<String, Setting> all() {
        SortedMap<String, Setting> all = new TreeMap<>();
        try {
            for (URL file : Collections.list(Setting.class.getClassLoader().getResources(METADATA))) {
                try (InputStream content = file.openStream()) {
                    for (JsonNode property :
                            JsonMapper.shared().readTree(content).path("properties")) {
                        Setting setting = of(property);
                        if (setting.name.startsWith("verbatim.")) {
                            all.put(setting.name, setting);
                        }
                    }
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return all;
    }

    private static Setting of(JsonNode property) {
        return new Setting(
                property.path("name").asString(),
                fallback(property.path("defaultValue")),
                property.path("description").asString().replaceAll("\\{@(?:code|link) #?([^}]*)}", "`$1`"));
    }

    private static String fallback(JsonNode value) {
        if (value.isArray()) {
            List<String> parts = new ArrayList<>();
            value.forEach(part -> parts.add(part.asString()));
            return String.join(",", parts);
        }
        return value.asString();
    }

    /** What it is called in the environment. */
    String variable() {
        return variable(name);
    }

    static String variable(String name) {
        return name.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
    }

    /** The record that it belongs to, told by its name: the part of the code that reads it. */
    String section() {
        String[] parts = name.split("\\.", -1);
        boolean inside = parts[1].equals("realtime") && parts.length > 3;
        return parts.length == 2 ? "standalone" : inside ? parts[1] + '.' + parts[2] : parts[1];
    }
}
