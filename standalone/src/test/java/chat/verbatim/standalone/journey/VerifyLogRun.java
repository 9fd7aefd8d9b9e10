package chat.verbatim.standalone.journey;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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

    /** The words that start it. */
    static List<String> command(String... words) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "chat.verbatim.verifier.VerifyLog"));
        command.addAll(List.of(words));
        return command;
    }
}
