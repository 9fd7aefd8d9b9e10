package chat.verbatim.standalone.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The program with a role that does something and ends.
 *
 * @param status its exit status
 * @param answer what was on its standard output
 * @param complaint what was on its standard error
 */
record EndedProgram(int status, String answer, String complaint) {
    /** Runs it to its end. */
    static EndedProgram run(Map<String, String> environment, String... arguments) {
        List<String> words = new ArrayList<>(VerbatimProcess.command());
        words.addAll(List.of(arguments));
        ProcessBuilder program = new ProcessBuilder(words);
        program.environment().putAll(environment);
        try {
            Path complaint = Files.createTempFile("complaint", ".txt");
            try {
                Process started = program.redirectError(complaint.toFile()).start();
                String answer = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                return new EndedProgram(started.waitFor(), answer, Files.readString(complaint));
            } finally {
                Files.delete(complaint);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }

    /** All that it said. */
    String said() {
        return answer + complaint;
    }
}
