package chat.verbatim.node.admin;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Where settings come from. */
final class SettingSources {
    private final Environment environment;

    SettingSources(Environment environment) {
        this.environment = environment;
    }

    /** As {@link chat.verbatim.api.admin.SettingInForce} says. */
    String of(String setting) {
        ConfigurationPropertyName name = ConfigurationPropertyName.of(setting);
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            // A list is set by its name, or by those of its members.
            if (source.getConfigurationProperty(name) != null
                    || source.containsDescendantOf(name) == ConfigurationPropertyState.PRESENT) {
                return kind(source.getUnderlyingSource());
            }
        }
        return "default";
    }

    private static String kind(@Nullable Object source) {
        String name = source instanceof PropertySource<?> known ? known.getName() : "";
        if (name.equals(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME)) {
            return "environment";
        }
        if (name.equals(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME)
                || source instanceof CommandLinePropertySource) {
            return "command-line";
        }
        if (name.contains("class path resource")) {
            return "program";
        }
        return name.endsWith(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME) || name.contains("file [")
                ? "file"
                : "other";
    }
}
