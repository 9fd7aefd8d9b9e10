package chat.verbatim.testservers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A process that does not outlive this JVM, however the JVM ends: a shell between the two waits for the end of its input,
 * which the system closes with the JVM, and then kills the process.
 */
final class WatchedProcess {
    /** Arguments: file for the output, command and its arguments. Says the process id of the command. */
    private static final String WATCH = """
            log=$1; shift
            "$@" </dev/null >>"$log" 2>&1 &
            watched=$!
            echo $watched
            cat >/dev/null
            kill -s KILL $watched 2>/dev/null
            wait $watched""";

    private final Process watch;
    private final ProcessHandle process;
    private final Path log;

    private WatchedProcess(Process watch, ProcessHandle process, Path log) {
        this.watch = watch;
        this.process = process;
        this.log = log;
    }

    /**
     * Starts a command.
     *
     * @param environment is added to that of this JVM
     * @param folder where it runs
     * @param log file to which its output is appended
     */
    static WatchedProcess start(List<String> command, Map<String, String> environment, Path folder, Path log) {
        List<String> watched = new ArrayList<>(List.of("/bin/sh", "-c", WATCH, "watch", log.toString()));
        watched.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(watched).directory(folder.toFile());
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        try {
            Process watch = builder.start();
            BufferedReader said =
                    new BufferedReader(new InputStreamReader(watch.getInputStream(), StandardCharsets.UTF_8));
            long pid = Long.parseLong(said.readLine());
            ProcessHandle process = ProcessHandle.of(pid)
                    .orElseThrow(() -> new IllegalStateException(command.getFirst() + " ended at once: " + read(log)));
            return new WatchedProcess(watch, process, log);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return watch.isAlive() && process.isAlive();
    }

    /** What it wrote so far. */
    String output() {
        return read(log);
    }

    /** Sends a signal, for example {@code STOP}, {@code CONT} or {@code TERM}. */
    void signal(String name) {
        try {
            int result = new ProcessBuilder(
                            "/bin/sh", "-c", "kill -s \"$1\" \"$2\"", "kill", name, Long.toString(pid()))
                    .start()
                    .waitFor();
            if (result != 0) {
                throw new IllegalStateException("Process " + pid() + " cannot be sent " + name);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while sending " + name, stopping);
        }
    }

    /** Asks it to end, and kills it when it has not in time. */
    void end(Duration patience) {
        if (process.isAlive()) {
            signal("TERM");
            process.onExit()
                    .completeOnTimeout(process, patience.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        }
        kill();
    }

    /** Ends it with SIGKILL, also when it is stopped; returns when it is gone. Does nothing when it is gone already. */
    void kill() {
        try {
            watch.getOutputStream().close();
            watch.waitFor();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static String read(Path log) {
        try {
            return Files.exists(log) ? Files.readString(log) : "";
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
