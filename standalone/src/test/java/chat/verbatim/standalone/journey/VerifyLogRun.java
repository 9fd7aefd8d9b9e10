package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the verifier said, as a program of its own.
 *
 * @param status 0 when all is intact
 * @param output on both of its outputs
 */
record VerifyLogRun(int status, String output) {
    static VerifyLogRun of(String... words) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command(words)).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new VerifyLogRun(process.waitFor(), output);
    }

    /** Writes a whole log into a file. */
    static void export(StoreProcess store, Path file) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command("export", "--uri", store.uri()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        // Among the tests are libraries that say something on the standard output; in the program's own jar there are
        // none.
        try (Stream<String> lines = process.inputReader(StandardCharsets.UTF_8).lines()) {
            Files.write(file, lines.filter(line -> line.startsWith("{")).toList());
        }
        assertThat(process.waitFor()).isZero();
    }

    private static List<String> command(String... words) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "chat.verbatim.verifier.VerifyLog"));
        command.addAll(List.of(words));
        return command;
    }
}
