package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the server said, after the contract had nothing against it. */
record Answer(Call call, int status, HttpHeaders headers, String text) {
    Answer expect(int expectedStatus) {
        assertThat(status).as("%s answered %s", call, text).isEqualTo(expectedStatus);
        return this;
    }

    /** Expects the problem of this code, with the status that the code stands for. */
    Answer refused(int expectedStatus, String code) {
        expect(expectedStatus);
        assertThat(string("code")).as("%s answered %s", call, text).isEqualTo(code);
        return this;
    }

    /** Expects that the request broke a limit, and that the problem names this field. */
    Answer invalid(String field) {
        refused(400, "invalid-request");
        assertThat(json().path("errors").valueStream().map(error -> error.path("field")
                        .asString()))
                .as("%s answered %s", call, text)
                .contains(field);
        return this;
    }

    JsonNode json() {
        return JsonMapper.shared().readTree(text);
    }

    /** The value at a path such as {@code user.id}. */
    JsonNode at(String path) {
        JsonNode node = json();
        for (String step : List.of(path.split("\\.", -1))) {
            node = node.path(step);
        }
        return node;
    }

    String string(String path) {
        return at(path).asString();
    }

    long number(String path) {
        return at(path).asLong();
    }

    List<JsonNode> items() {
        return StreamSupport.stream(at("items").spliterator(), false).toList();
    }

    /** For the next read that has to see this write. */
    String position() {
        return headers.firstValue("Verbatim-Position").orElseThrow();
    }
}
