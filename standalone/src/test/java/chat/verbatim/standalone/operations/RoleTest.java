package chat.verbatim.standalone.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What somebody reads who starts the program in a wrong way. */
class RoleTest {
    private static String start(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                "chat.verbatim.standalone.VerbatimApplication"));
        command.addAll(List.of(arguments));
        ProcessBuilder program = new ProcessBuilder(command).redirectErrorStream(true);
        program.environment().putAll(environment);
        Process process = program.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        return output;
    }

    @Test
    void anUnknownRoleIsAnsweredWithThoseThatThereAre() throws IOException, InterruptedException {
        assertThat(start(Map.of(), "gateway"))
                .isEqualTo(
                        "Verbatim cannot start: there is no role \"gateway\"; the first argument is one of command-side, "
                                + "query-side, realtime-gateway, store, restore, what-if, or is left out for all in one process\n");
    }

    @Test
    void everythingThatIsWrongWithTheSettingsIsSaidAtOnce() throws IOException, InterruptedException {
        Map<String, String> environment = Map.of(
                "VERBATIM_PORT", "0",
                "VERBATIM_NODE_QUERYNODES", "nowhere",
                "VERBATIM_NODE_PATIENCE", "1ms",
                "VERBATIM_REALTIME_TYPINGTTL", "soon",
                "VERBATIM_REALTIME_REDIS_URI", " ");
        assertThat(start(environment, "realtime-gateway"))
                .startsWith("Verbatim cannot start: \n")
                .contains("  verbatim.node.secret must have at least 16 characters")
                .contains("  verbatim.node.command-nodes must name at least one process")
                .contains("  verbatim.node.query-nodes: \"nowhere\" is no address")
                .contains("  verbatim.node.patience must be at least 100 ms")
                .contains("  verbatim.realtime.typing-ttl is not understood")
                .doesNotContain("Exception");
    }

    @Test
    void aFileThatIsNotThereIsNamed() throws IOException, InterruptedException {
        assertThat(start(Map.of("VERBATIM_NODE_SECRET_FILE", "/none"), "query-side"))
                .contains("VERBATIM_NODE_SECRET_FILE names /none, which cannot be read");
    }
}
