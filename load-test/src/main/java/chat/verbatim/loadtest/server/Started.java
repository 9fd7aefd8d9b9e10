package chat.verbatim.loadtest.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A process that was started here, and ends with this one. */
final class Started {
    private static final long PATIENCE_SECONDS = 300;
    private static final int KEPT_LINES = 50;

    private final Process process;
    private final String readyLine;
    private final CompletableFuture<String> ready = new CompletableFuture<>();
    private final ConcurrentLinkedDeque<String> lines = new ConcurrentLinkedDeque<>();

    private Started(Process process, String readyLine) {
        this.process = process;
        this.readyLine = readyLine;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        Thread.ofVirtual().start(this::read);
    }

    /** @param readyLine how the line begins that it says when it is ready */
    static Started of(List<String> command, Map<String, String> environment, String readyLine) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            return new Started(builder.start(), readyLine);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    /** What follows in the line that it says when it is ready. */
    String ready() {
        try {
            return ready.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("It did not start: " + lines, e);
        }
    }

    private void read() {
        try (BufferedReader output = process.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
                if (lines.size() > KEPT_LINES) {
                    lines.poll();
                }
                if (line.startsWith(readyLine)) {
                    ready.complete(line.substring(readyLine.length()));
                }
            }
        } catch (IOException e) {
            lines.add(e.toString());
        }
        ready.completeExceptionally(new IllegalStateException("It ended before it was ready."));
    }

    void end() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
