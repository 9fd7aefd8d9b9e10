package chat.verbatim.standalone.operations;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.testservers.FreePorts;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./dev cluster}: the services of docker-compose.yml as processes. */
class DevClusterTest {
    private static final String READY = "Verbatim's cluster is ready at ";
    private static final Pattern FIGURE = Pattern.compile("\\b(?:verbatim|http_server|jvm_memory|process_cpu)_[a-z_]+");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Path folder;

    DevClusterTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void itServesAndWhenOnePartDiesItEndsWithAllOthers() throws Exception {
        Process cluster = start();
        BufferedReader output = cluster.inputReader();
        Set<String> figures = new TreeSet<>();
        URI url = ready(output, figures);
        List<ProcessHandle> parts = cluster.descendants().toList();

        assertThat(get(url.resolve("/")).statusCode()).isEqualTo(200);
        assertThat(get(url.resolve("/actuator/health")).body()).contains("\"status\":\"UP\"");
        assertThat(register(url).statusCode()).isEqualTo(201);
        assertThat(parts).hasSizeGreaterThanOrEqualTo(10);

        assertThat(figures).containsAll(figuresOfAlertsAndPanels());
        assertThat(get(url.resolve("/actuator/prometheus")).statusCode()).isEqualTo(404);

        ProcessHandle role = parts.stream()
                .filter(part ->
                        part.info().arguments().stream().flatMap(Arrays::stream).anyMatch("query-side"::equals))
                .findFirst()
                .orElseThrow();
        role.destroyForcibly();

        assertThat(line(output, "query-side")).contains("everything else ends as well");
        assertThat(cluster.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(cluster.exitValue()).isEqualTo(1);
        for (ProcessHandle part : parts) {
            part.onExit().get(1, TimeUnit.MINUTES);
        }
    }

    /** Where the proxy is. On the way, what each process tells Prometheus once it has started. */
    private static URI ready(BufferedReader output, Set<String> figures) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(READY)) {
                return URI.create(line.replaceAll(".*(http\\S+).*", "$1"));
            }
            if (line.startsWith("  ")) {
                URI role = URI.create(line.replaceAll(".*(http\\S+).*", "$1"));
                FIGURE.matcher(get(role.resolve("/actuator/prometheus")).body())
                        .results()
                        .forEach(figure -> figures.add(figure.group()));
            }
        }
        throw new AssertionError("It ended before it was ready");
    }

    private static Set<String> figuresOfAlertsAndPanels() throws IOException {
        String text = Files.readString(Path.of("..", "deploy", "alerts.yml"))
                + Files.readString(Path.of("..", "deploy", "dashboard.json"));
        return FIGURE.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private Process start() throws IOException {
        Path web = Files.createDirectories(folder.resolve("web"));
        Files.writeString(web.resolve("index.html"), "the web app");
        ProcessBuilder command = new ProcessBuilder("node", "../deploy/cluster.mjs").redirectErrorStream(true);
        command.environment()
                .put(
                        "JAVA",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.environment().put("VERBATIM_JAR", program().toString());
        command.environment().put("VERBATIM_WEB_ROOT", web.toString());
        command.environment().put("VERBATIM_DATA", folder.resolve("data").toString());
        command.environment().put("VERBATIM_PORT", Integer.toString(FreePorts.next()));
        command.environment().put("VERBATIM_HEAP", "160m");
        return command.start();
    }

    /** A jar with nothing in it but the way to the classes of this test, since the real one is packed after the tests. */
    private Path program() throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, "chat.verbatim.standalone.VerbatimApplication");
        String path = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toUri().toString())
                .collect(Collectors.joining(" "));
        attributes.put(Attributes.Name.CLASS_PATH, path);
        Path jar = folder.resolve("program.jar");
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        return jar;
    }

    /** The next line that begins so. */
    private static String line(BufferedReader output, String prefix) throws IOException {
        StringBuilder all = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(prefix)) {
                return line;
            }
            all.append(line).append('\n');
        }
        throw new AssertionError("It ended without saying \"" + prefix + "\":\n" + all);
    }

    private static HttpResponse<String> register(URI url) {
        String body = """
                {"email": "ada@example.org", "username": "ada", "password": "correct horse battery staple"}""";
        return send(HttpRequest.newBuilder(url.resolve("/api/auth/register"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> get(URI url) {
        return send(HttpRequest.newBuilder(url).header("Accept", "text/html,*/*"));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }
}
