package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.spec.Contract;
import chat.verbatim.standalone.VerbatimApplication;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Verbatim in a process of its own, which can be killed, ended and started again on the same data. */
final class VerbatimProcess implements AutoCloseable {
    private static final String READY = "Verbatim is ready at ";
    private static final long PATIENCE_SECONDS = 180;

    private final Process process;
    private final List<String> output = new CopyOnWriteArrayList<>();
    private final CompletableFuture<URI> ready = new CompletableFuture<>();
    private final Thread reader;

    private VerbatimProcess(Process process) {
        this.process = process;
        this.reader = Thread.ofVirtual().start(this::read);
    }

    /**
     * Starts one on a free port and waits until it is ready.
     *
     * @param settings beside the defaults, as in {@code --name=value}
     */
    static VerbatimProcess start(Path data, String... settings) {
        VerbatimProcess started = launch(data, 0, settings);
        started.url();
        return started;
    }

    /** Starts one, without waiting for anything. */
    static VerbatimProcess launch(Path data, int port, String... settings) {
        ProcessBuilder command = new ProcessBuilder(command()).redirectErrorStream(true);
        command.command().addAll(List.of(settings));
        command.environment().putAll(Map.of("VERBATIM_DATA", data.toString(), "VERBATIM_PORT", Integer.toString(port)));
        try {
            return new VerbatimProcess(command.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The words that start one; its port and its data folder are in the environment. */
    static List<String> command() {
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                VerbatimApplication.class.getName()));
    }

    private void read() {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.add(line);
                if (line.startsWith(READY)) {
                    ready.complete(URI.create(line.substring(READY.length())));
                }
            }
        } catch (IOException e) {
            output.add("output ended: " + e.getMessage());
        }
        ready.completeExceptionally(new IllegalStateException("ended before it was ready: " + output));
    }

    /** Where it listens, once it is ready. */
    URI url() {
        return ready.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    /** A client whose exchanges all go through the contract. */
    ApiClient client(Contract contract) {
        return new ApiClient(url(), contract);
    }

    /** {@code kill -9}. */
    void kill() {
        // Not by Process itself, which would also close the output before it is read.
        process.toHandle().destroyForcibly();
        awaitEnd();
    }

    /** SIGTERM; answers the exit status. */
    int end() {
        process.toHandle().destroy();
        return awaitEnd();
    }

    /** Waits until it ends by itself; answers the exit status. */
    int awaitEnd() {
        try {
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as("the process ends: %s", output)
                    .isTrue();
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return process.exitValue();
    }

    /** All it said, on both outputs. */
    List<String> output() {
        return output;
    }

    @Override
    public void close() {
        kill();
    }
}
