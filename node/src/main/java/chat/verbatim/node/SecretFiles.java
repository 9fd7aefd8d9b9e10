package chat.verbatim.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Settings from files, as container engines hand over secrets: {@code VERBATIM_NODE_SECRET_FILE=/run/secrets/node} stands for
 * {@code VERBATIM_NODE_SECRET} with the file's content. White space at the end does not count.
 */
public final class SecretFiles implements EnvironmentPostProcessor {
    private static final String PREFIX = "VERBATIM_";
    private static final String SUFFIX = "_FILE";
    /** The end of the name tells Spring how the names in it are written. */
    private static final String NAME = "secretFiles-" + StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Map<String, Object> settings = read(environment.getSystemEnvironment());
        if (!settings.isEmpty()) {
            environment
                    .getPropertySources()
                    .addAfter(
                            StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                            new SystemEnvironmentPropertySource(NAME, settings));
        }
    }

    /** @throws WrongSettingsException with everything that is wrong, in words for whoever starts the program */
    static Map<String, Object> read(Map<String, Object> variables) {
        Map<String, Object> settings = new HashMap<>();
        List<String> wrong = new ArrayList<>();
        variables.forEach((variable, value) -> {
            if (!variable.startsWith(PREFIX) || !variable.endsWith(SUFFIX)) {
                return;
            }
            String setting = variable.substring(0, variable.length() - SUFFIX.length());
            if (variables.containsKey(setting)) {
                wrong.add(setting + " and " + variable + " are both set: leave one of them out");
                return;
            }
            try {
                settings.put(
                        setting, Files.readString(Path.of(value.toString())).stripTrailing());
            } catch (IOException unreadable) {
                wrong.add(variable + " names " + value + ", which cannot be read (" + unreadable + ")");
            }
        });
        if (!wrong.isEmpty()) {
            throw new WrongSettingsException(wrong.stream().sorted().toList());
        }
        return settings;
    }
}
