package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.testservers.CaddyServer;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The proxy of an installation, by its own configuration: it leads to the role that serves, and its files are those of {@code standalone}. */
@ExtendWith(RunningVerbatim.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProxyTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final List<String> COMPARED = List.of(
            "Content-Type",
            "Content-Security-Policy",
            "Permissions-Policy",
            "Referrer-Policy",
            "X-Content-Type-Options",
            "X-Frame-Options",
            "X-XSS-Protection",
            "Location");

    private final List<HttpServer> roles = new ArrayList<>();
    private CaddyServer proxy;

    @BeforeAll
    void start(@TempDir Path files) throws IOException {
        unpack(files);
        Map<String, String> environment = Map.of(
                "VERBATIM_WEB_ROOT", files.toString(),
                "VERBATIM_COMMAND_SIDE", role("command"),
                "VERBATIM_QUERY_SIDE", role("query"),
                "VERBATIM_GATEWAYS", role("realtime"));
        proxy = CaddyServer.start(Path.of("..", "deploy", "Caddyfile"), environment);
    }

    @AfterAll
    void end() {
        proxy.close();
        roles.forEach(role -> role.stop(0));
    }

    /** Answers everything with its name. */
    private String role(String name) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] answer = name.getBytes(StandardCharsets.UTF_8);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, exchange.getRequestMethod().equals("HEAD") ? -1 : answer.length);
                if (!exchange.getRequestMethod().equals("HEAD")) {
                    exchange.getResponseBody().write(answer);
                }
            }
        });
        server.start();
        roles.add(server);
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** A new path that breaks this needs either another name, or a rule in {@code deploy/Caddyfile}. */
    @Test
    void eachOperationIsLedToTheRoleThatServesIt(ApplicationContext application) {
        Map<String, String> served = new TreeMap<>();
        RequestMappingHandlerMapping mapping =
                application.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
        mapping.getHandlerMethods()
                .forEach((info, handler) -> calls(info).forEach(call -> served.put(call, side(handler))));
        served.values().removeIf("http"::equals);

        Map<String, String> led = new TreeMap<>();
        served.keySet().forEach(call -> led.put(call, ask(call).body()));
        assertThat(led).isEqualTo(served).hasSizeGreaterThan(30);
    }

    private static Stream<String> calls(RequestMappingInfo info) {
        return info.getPatternValues().stream().flatMap(path -> info.getMethodsCondition().getMethods().stream()
                .map(method -> method + " " + path.replaceAll("\\{\\w+}", "0b9e")));
    }

    private static String side(HandlerMethod handler) {
        return handler.getBeanType().getPackageName().split("\\.", -1)[2];
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /ws",
                "GET /socket.io/?EIO=4&transport=polling",
                "POST /socket.io/?EIO=4&transport=polling&sid=abc",
                "GET /socket.io/?EIO=4&transport=websocket",
                "GET /socket.io/?EIO=4&transport=websocket&sid=abc"
            })
    void socketsAreLedToGateways(String call) {
        assertThat(ask(call).body()).isEqualTo("realtime");
    }

    @Test
    void healthIsThatOfAQuerySide() {
        assertThat(ask("GET /actuator/health").body()).isEqualTo("query");
        assertThat(ask("GET /actuator/health/readiness").body()).isEqualTo("query");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator",
                "/actuator/prometheus",
                "/actuator/env",
                "/actuator/healthy",
                "//actuator/prometheus"
            })
    void whatElseIsThereIsForTheInside(String path) {
        HttpResponse<String> answer = ask("GET " + path);
        assertThat(answer.body()).isNotIn("query", "command", "realtime");
        assertThat(answer.statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/chats/42", "/index.html", "/docs/", "/docs/openapi.yaml", "/manifest.json", "/sw.js"})
    void filesAreServedAsStandaloneDoes(String path, ApiClient standalone) {
        HttpResponse<String> expected = page(standalone.server(), path);
        HttpResponse<String> answer = page(proxy.url(), path);

        assertThat(expected.statusCode()).isEqualTo(200);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(expected.body());
        assertThat(headers(answer)).containsAllEntriesOf(headers(expected));
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-cache");
    }

    @Test
    void whatNeverChangesMayBeKept(ApiClient standalone) {
        String index = page(proxy.url(), "/").body();
        String asset = index.replaceAll("(?s).*?(/assets/[\\w.-]+\\.js).*", "$1");
        HttpResponse<String> answer = page(proxy.url(), asset);
        HttpResponse<String> expected = page(standalone.server(), asset);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(expected.body());
        assertThat(answer.headers().firstValue("Cache-Control"))
                .isEqualTo(expected.headers().firstValue("Cache-Control"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/assets/none.js", "/none.png", "/docs/none"})
    void whatIsNotThereIsAProblem(String path) {
        HttpResponse<String> answer = page(proxy.url(), path);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("urn:verbatim:problem:not-found");
    }

    private HttpResponse<String> ask(String call) {
        String[] parts = call.split(" ", 2);
        return send(
                HttpRequest.newBuilder(URI.create(proxy.url() + parts[1])).method(parts[0], BodyPublishers.noBody()));
    }

    private static HttpResponse<String> page(URI server, String path) {
        return send(HttpRequest.newBuilder(server.resolve(path)).header("Accept", "text/html,*/*"));
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

    private static Map<String, String> headers(HttpResponse<?> answer) {
        Map<String, String> found = new TreeMap<>();
        COMPARED.forEach(name -> answer.headers()
                .firstValue(name)
                .ifPresent(value -> found.put(name, value.replaceAll(";?\\s*charset=\\S+| ", ""))));
        return found;
    }

    private static void unpack(Path folder) throws IOException {
        PathMatchingResourcePatternResolver files = new PathMatchingResourcePatternResolver();
        for (Resource file : files.getResources("classpath*:/static/**")) {
            String path = file.getURL().getPath();
            Path target = folder.resolve(path.substring(path.lastIndexOf("/static/") + "/static/".length()));
            if (!file.isReadable()) {
                continue;
            }
            Files.createDirectories(target.getParent());
            try (InputStream content = file.getInputStream()) {
                Files.copy(content, target);
            }
        }
    }
}
