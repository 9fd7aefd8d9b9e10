package chat.verbatim.node.admin;

import chat.verbatim.api.admin.Disclosed;
import chat.verbatim.api.admin.SettingInForce;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.core.env.Environment;
import org.springframework.util.unit.DataSize;

/**
 * Reads what this process runs with out of its own settings records, which say more than the environment does: they hold the defaults, and nothing that is
 * somebody else's. A text is left out unless the record discloses it.
 */
public final class SettingsInForce {
    private static final String OURS = "chat.verbatim.";

    private final ListableBeanFactory beans;
    private final SettingSources sources;

    private SettingsInForce(ListableBeanFactory beans, SettingSources sources) {
        this.beans = beans;
        this.sources = sources;
    }

    /** @param environment that the records among the beans were read from */
    public static SettingsInForce of(ListableBeanFactory beans, Environment environment) {
        return new SettingsInForce(beans, new SettingSources(environment));
    }

    /** Those of all records of this process, by name. */
    public List<SettingInForce> read() {
        List<SettingInForce> settings = new ArrayList<>();
        for (Object record :
                beans.getBeansWithAnnotation(ConfigurationProperties.class).values()) {
            ConfigurationProperties properties = record.getClass().getAnnotation(ConfigurationProperties.class);
            if (properties != null && record.getClass().getName().startsWith(OURS)) {
                read(properties.value(), record, settings);
            }
        }
        settings.sort(Comparator.comparing(SettingInForce::name));
        return settings;
    }

    private void read(String prefix, Object record, List<SettingInForce> settings) {
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            String name = prefix + '.' + DataObjectPropertyName.toDashedForm(component.getName());
            Object value = valueOf(component, record);
            if (value != null && value.getClass().isRecord()) {
                read(name, value, settings);
            } else {
                settings.add(setting(name, value, component.isAnnotationPresent(Disclosed.class)));
            }
        }
    }

    private static @Nullable Object valueOf(RecordComponent component, Object record) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException unreadable) {
            throw new IllegalStateException("The setting " + component + " cannot be read", unreadable);
        }
    }

    private SettingInForce setting(String name, @Nullable Object value, boolean disclosed) {
        String source = sources.of(name);
        if (value == null || value.toString().isEmpty() || (value instanceof Collection<?> many && many.isEmpty())) {
            return new SettingInForce(name, null, false, source);
        }
        return disclosed || isHarmless(value)
                ? new SettingInForce(name, written(value), false, source)
                : new SettingInForce(name, null, true, source);
    }

    /** What no secret can be written in. */
    private static boolean isHarmless(Object value) {
        return value instanceof Number
                || value instanceof Boolean
                || value instanceof Enum
                || value instanceof Duration
                || value instanceof DataSize;
    }

    /** As it would be set. */
    private static String written(Object value) {
        return switch (value) {
            case Duration duration -> written(duration);
            case DataSize size -> written(size);
            // A set has another order in each process.
            case Set<?> several ->
                several.stream().map(String::valueOf).sorted().collect(Collectors.joining(","));
            case Collection<?> several -> several.stream().map(String::valueOf).collect(Collectors.joining(","));
            default -> value.toString();
        };
    }

    private static String written(Duration duration) {
        long millis = duration.toMillis();
        if (millis == 0 || millis % 1_000 != 0) {
            return millis + "ms";
        }
        long seconds = millis / 1_000;
        if (seconds % 86_400 == 0) {
            return seconds / 86_400 + "d";
        }
        if (seconds % 3_600 == 0) {
            return seconds / 3_600 + "h";
        }
        return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }

    private static String written(DataSize size) {
        long bytes = size.toBytes();
        if (bytes != 0 && bytes % (1L << 30) == 0) {
            return (bytes >> 30) + "GB";
        }
        return bytes != 0 && bytes % (1L << 20) == 0 ? (bytes >> 20) + "MB" : bytes + "B";
    }
}
