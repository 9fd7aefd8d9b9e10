package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the fuzzer found once: media types, methods and paths that no client of ours sends. */
@ExtendWith(RunningVerbatim.class)
class MediaTypesTest {
    private static final byte[] HELLO = "{\"content\": \"Hello\"}".getBytes(StandardCharsets.UTF_8);

    private final ApiClient anonymous;
    private final Person ada;
    private final String messages;

    MediaTypesTest(ApiClient anonymous) {
        this.anonymous = anonymous;
        ada = Person.named("ada", anonymous);
        messages = "/api/chats/" + ada.group("Media types") + "/messages";
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/png", "nonsense", "application/json;q=0", "application/xml"})
    void aWriteWhoseAnswerIsNotAcceptedChangesNothing(String accepted) {
        ada.api()
                .call("POST", messages)
                .header("Accept", accepted)
                .json(Map.of("content", "Hello"))
                .send()
                .refused(406, "not-acceptable");

        assertThat(ada.says(messages.split("/", -1)[3], "First").expect(201).number("seq"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "application/*",
                "multipart/form-data; boundary=x",
                "application/json; charset=nonsense",
                "text/plain",
                "nonsense"
            })
    void aBodyOfAnotherTypeIsRefused(String type) {
        ada.api().call("POST", messages).raw(HELLO, type).send().refused(415, "unsupported-media-type");
    }

    @Test
    void whoeverAcceptsOnlyProblemsGetsJson() {
        Answer said = ada.api()
                .call("POST", messages)
                .header("Accept", "application/problem+json")
                .raw(HELLO, "application/json")
                .send()
                .expect(201);

        assertThat(said.headers().firstValue("Content-Type")).contains("application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE", "PATCH"})
    void aPathThatCannotBeReadGetsAProblemWhateverTheMethod(String method) {
        ada.api()
                .call(method, messages + "/%ff")
                .raw(HELLO, "application/json")
                .send()
                .refused(400, "malformed-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SPOIL", "TRACE"})
    void aMethodThatNobodyKnowsIsNotAllowed(String method) {
        ada.api().call(method, messages).send().refused(405, "method-not-allowed");
    }

    @Test
    void belowThePartsOfHealthThereIsNothing() {
        anonymous.get("/actuator/health/ping/more").refused(404, "not-found");
        anonymous.get("/actuator/health/-/nothing").refused(404, "not-found");
    }
}
