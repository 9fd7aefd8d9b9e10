package chat.verbatim.testservers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A server process on a free port of the loopback interface, with a folder of its own. Not safe for use by several threads. */
abstract sealed class PrivateServer implements AutoCloseable permits CaddyServer, RabbitServer, RedisServer {
    private static final int START_ATTEMPTS = 5;
    private static final int PROBE_MILLIS = 2_000;
    private static final int PAUSE_MILLIS = 10;

    private final String program;
    private final Path folder;
    private final Duration ready;
    private final Duration grace;
    private int port;
    private @Nullable WatchedProcess process;

    /**
     * Starts nothing yet.
     *
     * @param program what it is called in errors
     * @param ready how long a start may take
     * @param grace how long an end in order may take
     */
    PrivateServer(String program, String folderPrefix, Duration ready, Duration grace) {
        this.program = program;
        this.ready = ready;
        this.grace = grace;
        try {
            this.folder = Files.createTempDirectory(folderPrefix);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Starts the program in the foreground, listening on {@link #port()}. */
    abstract WatchedProcess launch();

    /** Whether what listens on the port is this server, and serves. */
    abstract boolean answers(Socket connected) throws IOException;

    /** Starts what the server itself needs; called before each attempt to start on new ports. */
    void launchCompanions() {}

    /** Ends what {@link #launchCompanions()} started. */
    void killCompanions() {}

    /** The first start: returns when it answers. */
    final void begin() {
        for (int attempt = 1; ; attempt++) {
            port = FreePorts.next();
            launchCompanions();
            process = launch();
            if (isReady()) {
                return;
            }
            if (attempt == START_ATTEMPTS) {
                String output = process().output();
                close();
                throw new IllegalStateException(program + " does not start: " + output);
            }
            // Somebody else took a port since it was looked at.
            process().kill();
            killCompanions();
        }
    }

    final Path folder() {
        return folder;
    }

    public final int port() {
        return port;
    }

    public final long pid() {
        return process().pid();
    }

    /** Ends it in order. */
    public final void stop() {
        process().end(grace);
    }

    /** Ends it with SIGKILL. */
    public final void kill() {
        process().kill();
    }

    /** Lets it hang (SIGSTOP): connections stay open, and nothing is answered until {@link #resume()}. */
    public final void pause() {
        process().signal("STOP");
    }

    /** Lets it go on after {@link #pause()}. */
    public final void resume() {
        process().signal("CONT");
    }

    /** Starts it again on the same port and data after {@link #stop()} or {@link #kill()}; returns when it answers. */
    public final void restart() {
        if (process().isAlive()) {
            throw new IllegalStateException(program + " is running");
        }
        process = launch();
        if (!isReady()) {
            throw new IllegalStateException(
                    program + " does not start again: " + process().output());
        }
    }

    /** Ends it and deletes its data. */
    @Override
    public final void close() {
        process().kill();
        killCompanions();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    final WatchedProcess process() {
        WatchedProcess started = process;
        if (started == null) {
            throw new IllegalStateException(program + " was not started");
        }
        return started;
    }

    /** Waits until it answers, or has ended. */
    private boolean isReady() {
        long deadline = System.nanoTime() + ready.toNanos();
        while (process().isAlive() && System.nanoTime() < deadline) {
            if (answers()) {
                return process().isAlive();
            }
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return false;
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PROBE_MILLIS);
            socket.setSoTimeout(PROBE_MILLIS);
            return answers(socket);
        } catch (IOException notYet) {
            return false;
        }
    }
}
