package chat.verbatim.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class SecretFilesTest {
    private final Path folder;

    SecretFilesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("secret"), content);
    }

    @Test
    void aFileStandsForItsVariable() throws IOException {
        StandardEnvironment environment = new StandardEnvironment();
        Map<String, Object> variables = Map.of(
                "VERBATIM_NODE_COMMANDNODES",
                "one:7001",
                "VERBATIM_NODE_SECRET_FILE",
                file("a secret of sixteen and more\n").toString());
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables) {});
        environment
                .getPropertySources()
                .addLast(new SystemEnvironmentPropertySource(
                        "secretFiles-systemEnvironment", SecretFiles.read(variables)));

        NodeSettings settings = Binder.get(environment)
                .bind("verbatim.node", NodeSettings.class)
                .get();
        assertThat(settings.secret()).isEqualTo("a secret of sixteen and more");
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() throws IOException {
        Map<String, Object> variables = Map.of(
                "VERBATIM_NODE_SECRET", "a secret of sixteen and more",
                "VERBATIM_NODE_SECRET_FILE", file("another").toString(),
                "VERBATIM_NODE_REDIS_FILE", folder.resolve("none").toString());
        assertThatThrownBy(() -> SecretFiles.read(variables))
                .isInstanceOf(WrongSettingsException.class)
                .hasMessageContaining("VERBATIM_NODE_SECRET and VERBATIM_NODE_SECRET_FILE are both set")
                .hasMessageContaining("VERBATIM_NODE_REDIS_FILE names")
                .hasMessageContaining("cannot be read");
    }

    @Test
    void othersVariablesAreLeftAlone() {
        assertThat(SecretFiles.read(Map.of("SOME_FILE", "/none", "VERBATIM_PORT", "8080")))
                .isEmpty();
    }
}
