package chat.verbatim.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The outside contract as a referee. Each check throws an {@link AssertionError} that lists all that is wrong, and takes down
 * what was exercised, so that a run can tell what it has not seen. Safe for use by many threads.
 */
public final class Contract {
    private final Schemas schemas;
    private final JsonNode problemSchema;
    private final Operations operations;
    private final Frames frames;
    private final Coverage coverage;

    private Contract(Document http, Document socket) {
        schemas = new Schemas(http.root().path("components").path("schemas"));
        problemSchema = http.root().path("components").path("schemas").path("Problem");
        operations = new Operations(http);
        frames = Frames.of(socket);
        coverage = new Coverage(operations, frames);
    }

    /** Reads {@code openapi.yaml} and {@code asyncapi.yaml}, which takes a moment: load it once for a run. */
    public static Contract load() {
        return new Contract(Document.load("openapi.yaml"), Document.load("asyncapi.yaml"));
    }

    /**
     * Checks the answer, and that a request which was accepted was acceptable.
     *
     * @throws AssertionError when the path, method, status, headers, content type or body is not as the contract says
     */
    public void checkExchange(Exchange exchange) {
        String path = exchange.pathWithoutQuery();
        Optional<Operation> operation = operations.find(exchange.method(), path);
        Optional<Operation> get = operations.find("GET", path);
        ExchangeCheck check = new ExchangeCheck(schemas, problemSchema, exchange);
        List<String> violations;
        if (operation.isPresent()) {
            coverage.saw(operation.get(), exchange.status());
            violations = check.against(operation.get());
        } else if (exchange.method().equals("HEAD") && get.isPresent()) {
            violations = check.againstHead(get.get());
        } else if (exchange.method().equals("OPTIONS") && operations.knowsPath(path)) {
            violations = check.againstOptions();
        } else if (operations.knowsPath(path)) {
            violations = check.againstNothing(405, "method");
        } else {
            violations = check.againstNothing(404, "path");
        }
        demandNone(violations, exchange.toString(), exchange.responseBody());
    }

    /** @throws AssertionError when the server sends no such event, or its payload is not as the contract says */
    public void checkFrameFromServer(String event, String payload) {
        coverage.sawFromServer(event);
        checkFrame("from the server: " + event, frames.fromServer(), event, payload, true);
    }

    /** @throws AssertionError when clients send no such event, or its payload is not as the contract says */
    public void checkFrameFromClient(String event, String payload) {
        coverage.sawFromClient(event);
        checkFrame("from the client: " + event, frames.fromClient(), event, payload, false);
    }

    /**
     * @param event the event of the client that is acknowledged
     * @throws AssertionError when there is no such event, or its acknowledgement is not as the contract says
     */
    public void checkAck(String event, String payload) {
        coverage.sawAck(event);
        checkFrame("acknowledgement of " + event, frames.acks(), event, payload, true);
    }

    /** Of every operation: what code can be compared with that serves it. */
    public Set<Signature> signatures() {
        return operations.all().stream().map(Signature::of).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Every code that a problem or a socket error may have. */
    public Set<String> errorCodes() {
        return schemas.enumeration("ErrorCode");
    }

    /** What the checks of this contract have seen so far. */
    public Coverage coverage() {
        return coverage;
    }

    private void checkFrame(
            String what, Map<String, JsonNode> events, String event, String payload, boolean sentByServer) {
        List<String> violations = new ArrayList<>();
        JsonNode schema = events.get(event);
        if (schema == null) {
            violations.add("the contract has only " + events.keySet());
        } else {
            JsonNode value = Json.parse(payload, violations::add);
            if (violations.isEmpty()) {
                violations.addAll(
                        sentByServer
                                ? schemas.violationsOfSender(schema, value)
                                : schemas.violationsOfReceiver(schema, value));
            }
        }
        demandNone(violations, what, payload);
    }

    private static void demandNone(List<String> violations, String what, @Nullable String text) {
        if (!violations.isEmpty()) {
            throw new AssertionError(what + " breaks the contract:\n- " + String.join("\n- ", violations) + "\nin "
                    + (text == null || text.isEmpty() ? "an empty body" : text));
        }
    }
}
