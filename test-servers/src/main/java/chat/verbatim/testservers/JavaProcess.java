package chat.verbatim.testservers;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A main class on the class path of this JVM, in a small JVM of its own. It ends with {@link #close()}, at the latest with this JVM,
 * also when that is killed.
 */
public final class JavaProcess implements AutoCloseable {
    private static final Duration READY = Duration.ofMinutes(3);
    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final int PAUSE_MILLIS = 20;
    private static final List<String> SMALL = List.of(
            "-Xmx160m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private final WatchedProcess process;

    private JavaProcess(WatchedProcess process) {
        this.process = process;
    }

    /**
     * Starts one, without waiting for anything.
     *
     * @param environment is added to that of this JVM
     * @param log file to which its output is appended
     */
    public static JavaProcess start(
            String mainClass, Map<String, String> environment, Path log, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(SMALL);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
        command.addAll(arguments);
        return new JavaProcess(
                WatchedProcess.start(command, environment, Path.of(System.getProperty("java.io.tmpdir")), log));
    }

    /** What follows {@code prefix} in the first line of the output that begins with it, once there is one. */
    public String awaitLine(String prefix) {
        long deadline = System.nanoTime() + READY.toNanos();
        while (System.nanoTime() < deadline) {
            boolean alive = process.isAlive();
            for (String line : process.output().lines().toList()) {
                if (line.startsWith(prefix)) {
                    return line.substring(prefix.length());
                }
            }
            if (!alive) {
                throw new IllegalStateException("The process has ended: " + process.output());
            }
            pauseBriefly();
        }
        throw new IllegalStateException("Waited in vain for \"" + prefix + "\": " + process.output());
    }

    private static void pauseBriefly() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", stopping);
        }
    }

    public long pid() {
        return process.pid();
    }

    public String output() {
        return process.output();
    }

    /** Asks it to end (SIGTERM), and kills it when it has not within half a minute. */
    public void end() {
        process.end(GRACE);
    }

    /** Ends it with SIGKILL. */
    public void kill() {
        process.kill();
    }

    /** Lets it hang (SIGSTOP). */
    public void pause() {
        process.signal("STOP");
    }

    /** Lets it go on after {@link #pause()}. */
    public void resume() {
        process.signal("CONT");
    }

    @Override
    public void close() {
        process.kill();
    }
}
