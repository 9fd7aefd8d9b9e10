package chat.verbatim.standalone.journey;

import chat.verbatim.standalone.journey.FuzzedContract.FuzzedOperation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes requests to one operation: a third as the contract wants them, the others spoiled in one or two places. */
final class FuzzedRequests {
    private static final List<String> ODD_IDS = List.of(
            "%00",
            "%20",
            "%2e%2e",
            "..%2f..",
            "%ff",
            "%F0%9F%98%80",
            "$ne",
            "a;b=c",
            "-",
            "_",
            "no-such-id",
            "%7B%7D",
            "a".repeat(129),
            "a".repeat(3_000),
            "null",
            "0",
            "%EF%BF%BF");
    private static final List<String> ODD_VALUES = List.of(
            "",
            "0",
            "-1",
            "-2",
            "101",
            "1.5",
            "x",
            "%00",
            "%20",
            "%ff",
            "99999999999999999999",
            "%F0%9F%98%80",
            "9223372036854775807",
            "-9223372036854775808",
            "bm9uc2Vuc2U",
            "1e3",
            "%2B1",
            "a".repeat(600),
            "null",
            "%E2%80%AE");
    private static final List<String> TYPES = List.of(
            "text/plain",
            "application/xml",
            "application/json;charset=utf-16",
            "application/json; charset=nonsense",
            "nonsense",
            "multipart/form-data; boundary=x",
            "application/x-www-form-urlencoded",
            "application/problem+json",
            "application/JSON",
            "*/*");
    private static final List<String> ACCEPTED = List.of(
            "image/png",
            "*/*",
            "text/html",
            "application/json;q=0",
            "nonsense",
            "application/*",
            "a/b, c/d;q=x",
            "application/xml",
            "application/problem+json",
            "text/html,application/json;q=0.1",
            "x".repeat(2_000));
    private static final List<String> METHODS =
            List.of("PUT", "HEAD", "OPTIONS", "TRACE", "DELETE", "PATCH", "POST", "GET", "SPOIL", "get");
    private static final List<String> POSITIONS =
            List.of("", "-1", "x", "1.5", "99999999999999999999", "0", "1", "\u00e4", "a".repeat(600), "1 2");

    private final FuzzedValues values;
    private final Random random;
    private final String token;

    /** @param token of the one who asks */
    FuzzedRequests(FuzzedValues values, Random random, String token) {
        this.values = values;
        this.random = random;
        this.token = token;
    }

    FuzzedRequest make(FuzzedOperation operation) {
        boolean spoiled = random.nextInt(3) > 0;
        int spot = spoiled ? random.nextInt(9) : -1;
        String method = spot == 0 ? values.oneOf(METHODS) : operation.method();
        String path = path(operation, spot == 1) + query(operation, spot == 2);
        byte[] body = body(operation, spot == 3 || spot == 4, spot == 5);
        List<Map.Entry<String, String>> headers = headers(operation, spot == 6);
        if (body != null) {
            headers.add(Map.entry("Content-Type", spot == 7 ? values.oneOf(TYPES) : "application/json"));
        }
        if (spot == 8) {
            headers.add(Map.entry("Accept", values.oneOf(ACCEPTED)));
        }
        return new FuzzedRequest(method, path, headers, body);
    }

    private String path(FuzzedOperation operation, boolean spoiled) {
        String path = operation.template();
        for (JsonNode parameter : operation.parameters("path").toList()) {
            String name = parameter.path("name").asString();
            String id = values.fitting(name, parameter.path("schema")).asString();
            path = path.replace('{' + name + '}', spoiled ? values.oneOf(ODD_IDS) : encoded(id));
        }
        if (!spoiled) {
            return path;
        }
        return switch (random.nextInt(6)) {
            case 0 -> path + '/';
            case 1 -> path.replaceFirst("/api", "//api");
            case 2 -> path + ";a=b";
            case 3 -> path + "/nothing";
            default -> path;
        };
    }

    private String query(FuzzedOperation operation, boolean spoiled) {
        List<String> pairs = new ArrayList<>();
        for (JsonNode parameter : operation.parameters("query").toList()) {
            String name = parameter.path("name").asString();
            if (spoiled && random.nextBoolean()) {
                pairs.add(name + '=' + values.oneOf(ODD_VALUES));
            } else if (random.nextInt(3) == 0 && !name.equals("cursor")) {
                pairs.add(name
                        + '='
                        + encoded(values.fitting(name, parameter.path("schema")).asString()));
            }
        }
        if (spoiled && random.nextInt(3) == 0) {
            pairs.add(values.oneOf(
                    List.of("%ff=1", "surplus=1", "&&", "=", "a=%zz".replace("zz", "00"), "limit=1&limit=2")));
        }
        return pairs.isEmpty() ? "" : '?' + String.join("&", pairs);
    }

    private byte @Nullable [] body(FuzzedOperation operation, boolean spoiledMembers, boolean spoiledText) {
        if (operation.anyBytes()) {
            byte[] file = new byte[random.nextInt(3) == 0 ? random.nextInt(400_000) : random.nextInt(100)];
            random.nextBytes(file);
            return file;
        }
        if (operation.body().isMissingNode()) {
            return spoiledText ? "{\"surplus\": 1}".getBytes(StandardCharsets.UTF_8) : null;
        }
        JsonNode fitting = values.fitting(operation.id(), operation.body());
        String text = spoiledMembers ? values.spoiled(fitting) : fitting.toString();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return spoiledText ? spoiled(bytes) : bytes;
    }

    private byte[] spoiled(byte[] bytes) {
        return switch (random.nextInt(9)) {
            case 0 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case 1 -> with(bytes, (byte) 0xff);
            case 2 -> with(bytes, (byte) 0xc0);
            case 3 -> with(bytes, (byte) 0);
            case 4 -> new byte[0];
            case 5 ->
                values.oneOf(List.of(
                                "null",
                                "[]",
                                "7",
                                "\"text\"",
                                "{}",
                                "{} {}",
                                "\ufeff{}",
                                "NaN",
                                "{'a': 1}",
                                "{\"a\":1,}"))
                        .getBytes(StandardCharsets.UTF_8);
            case 6 -> "[".repeat(1 << random.nextInt(17)).getBytes(StandardCharsets.UTF_8);
            case 7 -> ("{\"a\":" + " ".repeat(140_000) + "1}").getBytes(StandardCharsets.UTF_8);
            default -> "{\"a\":".repeat(1 + random.nextInt(20_000)).getBytes(StandardCharsets.UTF_8);
        };
    }

    private byte[] with(byte[] bytes, byte intruder) {
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
        int at = random.nextInt(bytes.length);
        System.arraycopy(bytes, at, longer, at + 1, bytes.length - at);
        longer[at] = intruder;
        return longer;
    }

    private List<Map.Entry<String, String>> headers(FuzzedOperation operation, boolean spoiled) {
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        boolean stranger = spoiled && random.nextInt(3) == 0;
        headers.add(Map.entry(
                "Authorization",
                stranger
                        ? values.oneOf(List.of("Bearer", "Bearer x.y.z", "Basic YTpi", "", "Bearer " + token + "x"))
                        : "Bearer " + token));
        if (spoiled && random.nextInt(6) == 0) {
            headers.add(headers.getFirst());
        }
        operation.parameters("header").map(it -> it.path("name").asString()).forEach(name -> {
            if (spoiled && random.nextBoolean()) {
                headers.add(Map.entry(name, values.oneOf(POSITIONS)));
            } else if (name.equals("Idempotency-Key") && random.nextBoolean()) {
                headers.add(Map.entry(name, "key-" + random.nextInt(1_000)));
            }
            if (spoiled && random.nextInt(4) == 0) {
                headers.add(Map.entry(name, "twice"));
            }
        });
        return headers;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
