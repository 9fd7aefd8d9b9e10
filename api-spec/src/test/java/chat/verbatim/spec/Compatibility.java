package chat.verbatim.spec;

import java.io.ByteArrayOutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.compare.OpenApiDiffOptions;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.output.ConsoleRender;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whether clients of one contract can go on with a later one; the rules are in {@code docs/api-changes.md}. */
final class Compatibility {
    /** Clients overlook words that they do not know in answers and frames: error codes, for example, may be added. */
    private static final OpenApiDiffOptions RULES = OpenApiDiffOptions.builder()
            .configProperty("incompatible.response.enum.increased", "false")
            .configProperty("incompatible.operation.id.changed", "true")
            .configProperty("incompatible.request.min.length.increased", "true")
            .configProperty("incompatible.response.numeric.range.increased", "true")
            .build();

    private Compatibility() {}

    /** @return what broke, for people; empty when nothing did */
    static String breaks(String released, String current) {
        ChangedOpenApi changes = OpenApiCompare.fromContents(released, current, List.of(), RULES);
        String gone = String.join("\n", goneNames(schemas(released), schemas(current), "schema "));
        return changes.isCompatible() ? gone : gone + '\n' + rendered(changes);
    }

    /** The comparison lets optional members go; those who read or send them do not. Generated types have the names of schemas. */
    private static List<String> goneNames(JsonNode released, JsonNode current, String where) {
        List<String> gone = new ArrayList<>();
        released.properties().forEach(entry -> {
            String name = where + entry.getKey();
            JsonNode now = current.path(entry.getKey());
            if (now.isMissingNode()) {
                gone.add(name + " is gone");
            } else {
                gone.addAll(goneMembers(entry.getValue(), now, name));
            }
        });
        return gone;
    }

    private static List<String> goneMembers(JsonNode released, JsonNode current, String where) {
        if (!released.isObject()) {
            return List.of();
        }
        List<String> gone = new ArrayList<>(
                goneNames(released.path("properties"), current.path("properties"), where + ", member "));
        for (String part : List.of("items", "additionalProperties")) {
            gone.addAll(goneMembers(released.path(part), current.path(part), where));
        }
        for (String parts : List.of("allOf", "oneOf", "anyOf")) {
            for (int i = 0; i < released.path(parts).size(); i++) {
                gone.addAll(goneMembers(
                        released.path(parts).path(i), current.path(parts).path(i), where));
            }
        }
        return gone;
    }

    private static JsonNode schemas(String contract) {
        return JsonMapper.shared().readTree(contract).path("components").path("schemas");
    }

    private static String rendered(ChangedOpenApi changes) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        new ConsoleRender().render(changes, new OutputStreamWriter(text, StandardCharsets.UTF_8));
        return text.toString(StandardCharsets.UTF_8);
    }
}
