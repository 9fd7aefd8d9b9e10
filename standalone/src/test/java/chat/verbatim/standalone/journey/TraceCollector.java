package chat.verbatim.standalone.journey;

import chat.verbatim.testservers.FreePorts;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A collector of traces that takes spans by OTLP over HTTP and keeps all of them; or one that is down until it is started. */
final class TraceCollector implements AutoCloseable {
    private final int port = FreePorts.next();
    private final List<ToldSpan> spans = new CopyOnWriteArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private @Nullable HttpServer server;

    static TraceCollector up() {
        TraceCollector collector = new TraceCollector();
        collector.start();
        return collector;
    }

    static TraceCollector down() {
        return new TraceCollector();
    }

    void start() {
        try {
            HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            started.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            started.createContext("/v1/traces", this::take);
            started.start();
            server = started;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        bodies.add(new String(body, StandardCharsets.ISO_8859_1));
        spans.addAll(ToldSpan.read(body));
        exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    /** The setting that leads here. */
    String setting() {
        return "--verbatim.trace.endpoint=http://127.0.0.1:" + port + "/v1/traces";
    }

    List<ToldSpan> spans() {
        return spans;
    }

    List<ToldSpan> spans(Predicate<ToldSpan> which) {
        return spans.stream().filter(which).toList();
    }

    /** Until there are {@code count} spans of this kind. */
    List<ToldSpan> await(int count, Predicate<ToldSpan> which) {
        Eventually.isTrue(() -> spans(which).size() >= count, spans::toString);
        return spans(which);
    }

    /** All that came, as it came, for whoever looks for a text in it. */
    String everything() {
        return String.join("\n", bodies);
    }

    @Override
    public void close() {
        if (server != null) {
            server.stop(0);
        }
    }
}
