package chat.verbatim.standalone.journey;

import static chat.verbatim.standalone.journey.HandbookShell.README;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What the README says to try first: ada writes by curl, and grace, a program of the official Socket.IO client, answers. */
final class ReadmeConversation {
    /** Beside the modules of Node that the build has installed. */
    private static final Path PROGRAMS = Path.of("target", "readme");

    private ReadmeConversation() {}

    /**
     * Has them talk at a server that knows neither of them.
     *
     * @param environment of curl and of Node
     */
    static void at(URI server, Path folder, Map<String, String> environment) throws IOException, InterruptedException {
        try (HandbookShell shell = new HandbookShell(folder, environment)) {
            String said = shell.run(HandbookShell.at(server, commands("bash")));
            assertThat(said.lines().filter(line -> line.contains("Hello Grace!")))
                    .as(said)
                    .isNotEmpty();

            Path log = folder.resolve("grace.log");
            Process grace = grace(HandbookShell.at(server, commands("js")), log, environment);
            try {
                Eventually.isTrue(
                        () -> shell.run("curl -s $api/chats/$chat/messages -H \"Authorization: Bearer $ada\"")
                                .contains("Good day, Ada."),
                        () -> HandbookShell.text(log));
            } finally {
                grace.destroy();
                assertThat(grace.waitFor(10, TimeUnit.SECONDS)).isTrue();
            }
            assertThat(log).content().contains("Hello Grace!").contains("ok: true");
        }
    }

    private static String commands(String fence) {
        return String.join("", HandbookShell.blocks(README, fence));
    }

    private static Process grace(String program, Path log, Map<String, String> environment) throws IOException {
        Path file = Files.writeString(Files.createDirectories(PROGRAMS).resolve("grace.mjs"), program);
        ProcessBuilder node = new ProcessBuilder(List.of("node", file.toString()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        node.environment().putAll(environment);
        return node.start();
    }
}
