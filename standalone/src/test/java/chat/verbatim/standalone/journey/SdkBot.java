package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A bot that is one file, run in a folder that holds nothing but that file and what an SDK's build has packed. */
final class SdkBot implements AutoCloseable {
    private static final Path SDK = Path.of("..", "sdk");
    private static final Pattern CODE = Pattern.compile("```(?:java|python|js|ts)\\n(.*?)```", Pattern.DOTALL);

    private final Path folder;
    private final List<String> command;
    private final List<String> output = new CopyOnWriteArrayList<>();
    private @Nullable Process process;

    private SdkBot(Path folder, String... command) {
        this.folder = folder;
        this.command = List.of(command);
    }

    /** A bot on the Java SDK: one source file and the jar that needs nothing else. */
    static SdkBot java(Path folder, String name, String code) {
        Path jar = packed("java", "verbatim-sdk-.*-all\\.jar");
        put(folder, name + ".java", code);
        copy(jar, folder);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new SdkBot(folder, java, "-Xmx128m", "-XX:TieredStopAtLevel=1", "-cp", name(jar), name + ".java");
    }

    /** A bot on the Python SDK: one source file and an environment of its own into which the wheel is installed, without a network. */
    static SdkBot python(Path folder, String name, String code) {
        Path wheel = packed("python", ".*\\.whl");
        put(folder, name + ".py", code);
        copy(wheel, folder);
        if (!Files.exists(folder.resolve(".venv"))) {
            String python = System.getenv().getOrDefault("VERBATIM_PYTHON", "/usr/bin/python3");
            run(folder, python, "-m", "venv", "--system-site-packages", ".venv");
            run(
                    folder,
                    ".venv/bin/pip",
                    "install",
                    "--quiet",
                    "--no-index",
                    "--disable-pip-version-check",
                    name(wheel));
        }
        return new SdkBot(folder, folder.resolve(".venv/bin/python").toString(), name + ".py");
    }

    /** A bot on the TypeScript SDK: one source file, and the tarball installed as npm does it; what that stands on comes from npm's cache or registry. */
    static SdkBot typescript(Path folder, String name, String code) {
        Path tarball = packed("typescript", "verbatim-sdk-.*\\.tgz");
        put(folder, name + ".mjs", code);
        copy(tarball, folder);
        if (!Files.exists(folder.resolve("node_modules"))) {
            run(folder, "npm", "install", "--prefer-offline", "--no-audit", "--no-fund", "./" + name(tarball));
        }
        return new SdkBot(folder, "node", name + ".mjs");
    }

    /** The first code block of an SDK's README. */
    static String readme(String sdk) {
        try {
            Matcher code = CODE.matcher(Files.readString(SDK.resolve(sdk).resolve("README.md")));
            assertThat(code.find()).as("a bot in the README of sdk/%s", sdk).isTrue();
            return code.group(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A program among the test's resources. */
    static String program(String name) {
        try (InputStream text = SdkBot.class.getResourceAsStream("/sdk/" + name)) {
            return new String(Objects.requireNonNull(text, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param settings environment variables */
    void start(URI server, Map<String, String> settings) {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("VERBATIM_"));
        builder.environment().put("VERBATIM_URL", server.toString());
        builder.environment().putAll(settings);
        try {
            Process started = builder.start();
            process = started;
            Thread.ofVirtual().start(() -> read(started));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(Process from) {
        try (BufferedReader lines = from.inputReader()) {
            lines.lines().forEach(output::add);
        } catch (IOException | UncheckedIOException e) {
            output.add("output ended: " + e.getMessage());
        }
    }

    /** All it said, on both outputs. */
    List<String> output() {
        return output;
    }

    void awaitLine(String line) {
        Eventually.isTrue(() -> output.contains(line), output::toString);
    }

    /** Writes a line to its input. */
    void hear(String line) {
        try (Writer input = Objects.requireNonNull(process).outputWriter()) {
            input.write(line + '\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it ends by itself. */
    void awaitEnd() {
        Eventually.isTrue(() -> !Objects.requireNonNull(process).isAlive(), output::toString);
    }

    /** {@code kill -9}. */
    void kill() {
        Process running = process;
        if (running != null) {
            running.toHandle().destroyForcibly();
            running.onExit().join();
        }
    }

    @Override
    public void close() {
        kill();
    }

    private static void run(Path folder, String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(said).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Path packed(String sdk, String name) {
        Path target = SDK.resolve(sdk).resolve("target");
        try (Stream<Path> files = Files.isDirectory(target) ? Files.list(target) : Stream.empty()) {
            return files.filter(file -> name(file).matches(name))
                    .max(Comparator.comparing(file -> file.toFile().lastModified()))
                    .orElseThrow(
                            () -> new AssertionError("There is no %s in %s: run \"mvn -pl sdk/%s process-classes\"."
                                    .formatted(name, target.toAbsolutePath(), sdk)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static void put(Path folder, String name, String text) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path file, Path folder) {
        try {
            Files.copy(file, folder.resolve(name(file)), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
