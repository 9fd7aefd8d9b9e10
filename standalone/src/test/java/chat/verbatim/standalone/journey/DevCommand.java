package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a command of {@code ./dev} said, and how it ended.
 *
 * @param output what it said for whoever comes after it
 * @param errors what it said to people
 */
record DevCommand(int status, String output, String errors) {
    static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();

    /** @param environment all variables of the product, none of which is inherited */
    static DevCommand typed(Map<String, String> environment, String... words) {
        try {
            Path errors = Files.createTempFile("dev", "errors");
            ProcessBuilder command = new ProcessBuilder(
                            Stream.concat(Stream.of("./dev"), Stream.of(words)).toList())
                    .directory(CHECKOUT.toFile())
                    .redirectError(errors.toFile());
            command.environment().keySet().removeIf(name -> name.startsWith("VERBATIM_"));
            command.environment().putAll(environment);
            Process process = command.start();
            String output = process.inputReader().readAllAsString();
            DevCommand said = new DevCommand(process.waitFor(), output, Files.readString(errors));
            Files.delete(errors);
            return said;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }

    DevCommand done() {
        assertThat(status).as(toString()).isZero();
        assertThat(errors).isEmpty();
        return this;
    }

    List<String> lines() {
        return output.lines().toList();
    }

    /** Why it was not done. */
    String refused() {
        return ended(1);
    }

    /** Why nobody could be asked. */
    String unasked() {
        return ended(2);
    }

    private String ended(int wanted) {
        assertThat(status).as(toString()).isEqualTo(wanted);
        assertThat(output).isEmpty();
        // One line for people, and nothing of the program's insides.
        assertThat(errors.lines()).as(errors).hasSize(1);
        return errors.strip();
    }
}
