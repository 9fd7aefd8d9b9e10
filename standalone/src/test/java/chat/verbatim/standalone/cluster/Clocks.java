package chat.verbatim.standalone.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/** Clocks that are wrong: what a process has to be started with, given that libfaketime is installed (Debian's package {@code faketime}). */
final class Clocks {
    private static final Path LIBRARIES = Path.of("/usr/lib");
    private static final int DEPTH = 4;

    private Clocks() {}

    /** @param ahead how far the clock of the process goes ahead of the machine's; zero needs no library */
    static Map<String, String> ahead(Duration ahead) {
        if (ahead.isZero()) {
            return Map.of();
        }
        return Map.of(
                "LD_PRELOAD", library().toString(),
                "FAKETIME", "+" + ahead.toSeconds(),
                // Time-outs count by the monotonic clock, which is right; with its own way of waiting the JVM would
                // hang.
                "DONT_FAKE_MONOTONIC", "1",
                "FAKETIME_DONT_FAKE_MONOTONIC", "1",
                "FAKETIME_FORCE_MONOTONIC_FIX", "0");
    }

    private static Path library() {
        PathMatcher name = FileSystems.getDefault().getPathMatcher("glob:**/faketime/libfaketime.so.1");
        try (Stream<Path> files = Files.find(LIBRARIES, DEPTH, (file, attributes) -> name.matches(file))) {
            return files.findFirst()
                    .orElseThrow(() -> new IllegalStateException(
                            "libfaketime is missing: install the package faketime and run this again"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
