package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** A shell in which a page's commands are run as they stand there, one block after the other: what one has set, the next ones know. */
final class HandbookShell implements AutoCloseable {
    static final Path README = Path.of("..", "README.md");

    private final Process shell;
    private final BufferedReader output;
    private final BufferedWriter input;

    /** @param environment what the page's reader has put into variables */
    HandbookShell(Path folder, Map<String, String> environment) {
        ProcessBuilder bash = new ProcessBuilder("bash", "-euo", "pipefail", "-s")
                .directory(folder.toFile())
                .redirectErrorStream(true);
        bash.environment().putAll(environment);
        try {
            shell = bash.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        output = shell.inputReader();
        input = shell.outputWriter();
    }

    /** Runs all blocks of a page, and nothing else; answers what they said. */
    static String runAll(Path page, String fence, Path folder, Map<String, String> environment) {
        return runAll(page, fence, folder, environment, UnaryOperator.identity());
    }

    /** @param changes what a reader with another server types instead */
    static String runAll(
            Path page, String fence, Path folder, Map<String, String> environment, UnaryOperator<String> changes) {
        try (HandbookShell shell = new HandbookShell(folder, environment)) {
            return shell.run(changes.apply(String.join("", blocks(page, fence))));
        }
    }

    /** What a reader types whose server is another one than the pages'. */
    static String at(URI server, String text) {
        return text.replace("http://localhost:8080", server.toString())
                .replace("localhost:8080", server.getAuthority());
    }

    static Path page(String name) {
        return Path.of("..", "docs", name);
    }

    /**
     * What stands between fences of a page.
     *
     * @param fence the words behind the opening one, such as {@code bash audit}
     */
    static List<String> blocks(Path page, String fence) {
        List<String> found = Pattern.compile("^```" + fence + "\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE)
                .matcher(text(page))
                .results()
                .map(block -> block.group(1))
                .toList();
        assertThat(found).as("```%s in %s", fence, page).isNotEmpty();
        return found;
    }

    static String text(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Runs commands, each of which has to succeed, and answers what they said. */
    String run(String commands) {
        String end = "done " + UUID.randomUUID();
        StringBuilder said = new StringBuilder();
        try {
            input.write(commands + "\nprintf '\\n%s\\n' '" + end + "'\n");
            input.flush();
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.equals(end)) {
                    return said.toString();
                }
                said.append(line).append('\n');
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(said.toString(), failed);
        }
        throw new AssertionError("These commands failed:\n" + commands + "\nThey said:\n" + said);
    }

    @Override
    public void close() {
        shell.destroy();
    }
}
