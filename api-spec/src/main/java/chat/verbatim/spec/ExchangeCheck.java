package chat.verbatim.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** Checks one exchange against one operation, and collects all that is wrong. */
final class ExchangeCheck {
    private static final String PROBLEM = "application/problem+json";
    private static final String ANY = "*/*";
    /** Any call may be answered so, whether its operation lists it or not. */
    private static final Map<Integer, String> EVERYWHERE =
            Map.of(400, "malformed-request", 406, "not-acceptable", 413, "payload-too-large");

    private final Schemas schemas;
    private final JsonNode problemSchema;
    private final Exchange exchange;
    private final List<String> violations = new ArrayList<>();

    ExchangeCheck(Schemas schemas, JsonNode problemSchema, Exchange exchange) {
        this.schemas = schemas;
        this.problemSchema = problemSchema;
        this.exchange = exchange;
    }

    List<String> against(Operation operation) {
        JsonNode response = operation.response(exchange.status());
        if (!response.isMissingNode()) {
            checkHeaders(operation, response.path("headers"));
            checkContent(response.path("content"));
        } else if (EVERYWHERE.containsKey(exchange.status())) {
            checkAnswerFromAnywhere();
        } else {
            violations.add("the status is none of " + operation.statuses());
        }
        if (exchange.succeeded()) {
            checkRequest(operation);
        }
        return violations;
    }

    /** HEAD is answered as GET is, without the body. */
    List<String> againstHead(Operation get) {
        if (get.response(exchange.status()).isMissingNode() && !EVERYWHERE.containsKey(exchange.status())) {
            violations.add("the status is none of " + get.statuses());
        }
        demandNoBody();
        return violations;
    }

    /** OPTIONS says which methods there are, to those who may know. */
    List<String> againstOptions() {
        if (exchange.succeeded()) {
            demandNoBody();
            if (exchange.header("Allow").isEmpty()) {
                violations.add("header Allow is missing");
            }
            return violations;
        }
        return againstNothing(405, "method");
    }

    private void demandNoBody() {
        if (exchange.hasResponseBody()) {
            violations.add("there is a body where none belongs");
        }
    }

    private void checkAnswerFromAnywhere() {
        JsonNode problem = checkProblem(problemSchema);
        String expected = EVERYWHERE.get(exchange.status());
        if (!problem.path("code").asString("").equals(expected)) {
            violations.add("the code is none that any call may be answered with; only " + expected + " is");
        }
    }

    /** For a path or a method that the contract does not have: only the problem that says so is right. */
    List<String> againstNothing(int expectedStatus, String what) {
        if (exchange.method().equals("HEAD") && exchange.status() >= 400) {
            demandNoBody();
        } else if (EVERYWHERE.containsKey(exchange.status())) {
            checkAnswerFromAnywhere();
        } else if (exchange.status() == expectedStatus || exchange.status() == 401 || isClosed()) {
            checkProblem(problemSchema);
        } else {
            violations.add("the contract has no such " + what + "; only " + expectedStatus + " is right");
        }
        return violations;
    }

    /** What is for operators tells others not even what there is. */
    private boolean isClosed() {
        return exchange.status() == 403 && exchange.path().startsWith("/api/admin");
    }

    private void checkHeaders(Operation operation, JsonNode headers) {
        headers.properties().forEach(entry -> {
            JsonNode header = operation.document().resolve(entry.getValue());
            String name = entry.getKey();
            exchange.header(name)
                    .ifPresentOrElse(value -> checkText("header " + name, header.path("schema"), value), () -> {
                        if (header.path("required").asBoolean(false)) {
                            violations.add("header " + name + " is missing");
                        }
                    });
        });
    }

    private void checkContent(JsonNode content) {
        if (content.isMissingNode()) {
            demandNoBody();
            return;
        }
        JsonNode mediaType = content.has(exchange.mediaType()) ? content.path(exchange.mediaType()) : content.path(ANY);
        if (mediaType.isMissingNode()) {
            violations.add(
                    "the content type is '" + exchange.mediaType() + "', which is none of " + content.propertyNames());
        } else if (exchange.mediaType().equals(PROBLEM)) {
            checkProblem(mediaType.path("schema"));
        } else if (!isBinary(mediaType)) {
            checkBody(mediaType.path("schema"));
        }
    }

    private static boolean isBinary(JsonNode mediaType) {
        return mediaType.path("schema").path("format").asString("").equals("binary");
    }

    private JsonNode checkProblem(JsonNode schema) {
        if (!exchange.mediaType().equals(PROBLEM)) {
            violations.add("the content type of a problem is '" + exchange.mediaType() + "'");
        }
        JsonNode problem = checkBody(schema);
        if (problem.path("status").asInt(exchange.status()) != exchange.status()) {
            violations.add("the problem's status is " + problem.path("status"));
        }
        String code = problem.path("code").asString("");
        if (!problem.path("type").asString("").equals("urn:verbatim:problem:" + code)) {
            violations.add("the problem's type is " + problem.path("type") + ", but its code " + code);
        }
        return problem;
    }

    private JsonNode checkBody(JsonNode schema) {
        JsonNode body = Json.parse(Objects.requireNonNullElse(exchange.responseBody(), ""), violations::add);
        if (!body.isMissingNode()) {
            schemas.violationsOfSender(schema, body).forEach(violation -> violations.add("body " + violation));
        }
        return body;
    }

    /** What was accepted must have been acceptable; of what was refused, nothing is demanded. */
    private void checkRequest(Operation operation) {
        JsonNode expected = operation.requestBody();
        if (exchange.requestBody() == null) {
            if (expected.path("required").asBoolean(false)) {
                violations.add("a request without a body was accepted");
            }
        } else if (!expected.isMissingNode()
                && !isBinary(expected.path("content").path(ANY))) {
            JsonNode body = Json.parse(exchange.requestBody(), violations::add);
            JsonNode schema = expected.path("content").path("application/json").path("schema");
            schemas.violationsOfReceiver(schema, Json.withoutNulls(body))
                    .forEach(violation -> violations.add("accepted although the request has " + violation));
        }
        Query.parse(exchange.path()).forEach((name, value) -> {
            JsonNode parameter = operation.queryParameter(name);
            // A number without a value counts as left out.
            if (parameter != null && !(value.isEmpty() && isNumber(parameter.path("schema")))) {
                checkText("accepted although the parameter " + name, parameter.path("schema"), value);
            }
        });
    }

    private static boolean isNumber(JsonNode schema) {
        return isOf("integer", schema);
    }

    private static boolean isOf(String type, JsonNode schema) {
        return schema.path("type").asString("").equals(type);
    }

    private void checkText(String what, JsonNode schema, String value) {
        JsonNode node =
                isNumber(schema) ? Json.number(value) : isOf("boolean", schema) ? Json.truth(value) : Json.text(value);
        schemas.violationsOfReceiver(schema, node).forEach(violation -> violations.add(what + " has " + violation));
    }
}
