package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import chat.verbatim.testservers.FreePorts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The data folder behind MongoDB's protocol, without the product. */
final class StoreProcess implements AutoCloseable {
    private static final String PASSWORD = "0123456789abcdef";

    private final Process process;
    private final int port = FreePorts.next();

    StoreProcess(Path data) throws IOException {
        List<String> command = VerbatimProcess.command();
        command.add("store");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "VERBATIM_DATA", data.toString(),
                        "VERBATIM_STORE_PORT", Integer.toString(port),
                        "VERBATIM_STORE_PASSWORD", PASSWORD));
        process = builder.start();
        List<String> said = new ArrayList<>();
        BufferedReader output = process.inputReader();
        while (said.isEmpty() || !said.getLast().contains("is ready")) {
            String line = output.readLine();
            assertThat(line).as("the store starts: %s", said).isNotNull();
            said.add(line);
        }
        // So that it never waits for somebody to read what it says.
        Thread.ofVirtual().start(() -> {
            try {
                output.transferTo(Writer.nullWriter());
            } catch (IOException ended) {
                // The store is gone, and so is what it says.
            }
        });
    }

    /** Where it listens, with the password. */
    String uri() {
        return "mongodb://verbatim:" + PASSWORD + "@127.0.0.1:" + port + "/?authMechanism=PLAIN&authSource=$external";
    }

    @Override
    public void close() {
        process.destroy();
        assertThatCode(process::waitFor).doesNotThrowAnyException();
    }
}
