package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are no JSON, no UTF-8, too large or no message: each gets one clear problem, and nothing is said. */
@ExtendWith(RunningVerbatim.class)
@TestInstance(PER_CLASS)
class BadBodyTest {
    private static final long SEED = 42;

    private final ApiClient anonymous;
    private final Person ada;
    private final Person grace;
    private String chat = "";
    private String messages = "";

    BadBodyTest(ApiClient anonymous) {
        this.anonymous = anonymous;
        ada = Person.named("ada", anonymous);
        grace = Person.named("grace", anonymous);
    }

    @BeforeEach
    void aNewGroup() {
        chat = ada.group("Bad input", grace);
        messages = "/api/chats/" + chat + "/messages";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[]",
                "7",
                "null",
                "\"content\"",
                "{content: 1}",
                "{\"content\": \"a\"} {}",
                "{\"content\": \"a\", }",
                "<content/>",
                "{\"content\": 7}",
                "{\"content\": true}",
                "{\"content\": [\"a\"]}",
                "{\"content\": {\"a\": 1}}"
            })
    void aBodyThatCannotBeReadIsRefused(String body) {
        Answer answer = ada.api().call("POST", messages).raw(body).send();

        answer.expect(400);
        assertThat(answer.string("code")).isIn("malformed-request", "invalid-request");
        assertNothingWasSaid();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"content\": null}",
                "{\"content\": \"\"}",
                "{\"content\": \" \\n\\t \"}",
                "{\"content\": \"\\u0000\"}",
                "{\"content\": \"half \\ud83d a pair\"}"
            })
    void contentThatIsMissingEmptyOrBrokenIsRefused(String body) {
        ada.api().call("POST", messages).raw(body).send().invalid("content");
        assertNothingWasSaid();
    }

    @Test
    void contentThatIsTooLongIsRefused() {
        ada.says(chat, "a".repeat(8_001)).invalid("content");
        ada.says(chat, "😀".repeat(8_001)).invalid("content");
        assertNothingWasSaid();
    }

    @Test
    void invalidUtf8IsRefused() {
        byte[] body = "{\"content\": \"caf?\"}".getBytes(StandardCharsets.ISO_8859_1);
        for (byte[] broken : List.of(new byte[] {(byte) 0xe9}, new byte[] {(byte) 0xc0, (byte) 0xaf}, new byte[] {
            (byte) 0xed, (byte) 0xa0, (byte) 0x80
        })) {
            byte[] bytes = replace(body, broken);

            Answer answer = ada.api()
                    .call("POST", messages)
                    .raw(bytes, "application/json")
                    .send();

            answer.refused(400, "malformed-request");
        }
        assertNothingWasSaid();
    }

    @Test
    void aHugeBodyIsRefused() {
        ada.says(chat, "a".repeat(1_000_000)).refused(413, "payload-too-large");
        anonymous
                .post("/api/auth/login", Map.of("email", "a".repeat(1_000_000), "password", "b"))
                .refused(413, "payload-too-large");
        assertNothingWasSaid();
    }

    @Test
    void deepNestingIsRefused() {
        ada.api().call("POST", messages).raw("[".repeat(60_000)).send().refused(400, "malformed-request");
        ada.api()
                .call("POST", messages)
                .raw("{\"content\": " + "[".repeat(5_000) + "]".repeat(5_000) + "}")
                .send()
                .expect(400);
        assertNothingWasSaid();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded", "image/png"})
    void anotherMediaTypeIsRefused(String mediaType) {
        ada.api()
                .call("POST", messages)
                .raw("{\"content\": \"Hello\"}".getBytes(StandardCharsets.UTF_8), mediaType)
                .send()
                .refused(415, "unsupported-media-type");
        assertNothingWasSaid();
    }

    @Test
    void randomBytesNeverUpsetTheServer() {
        Random random = new Random(SEED);
        for (int i = 0; i < 200; i++) {
            byte[] bytes = new byte[random.nextInt(64)];
            random.nextBytes(bytes);
            Answer answer = ada.api()
                    .call("POST", messages)
                    .raw(bytes, "application/json")
                    .send();
            assertThat(answer.status()).as(Arrays.toString(bytes)).isEqualTo(400);
        }
        assertNothingWasSaid();
    }

    private static byte[] replace(byte[] template, byte[] replacement) {
        int at = new String(template, StandardCharsets.ISO_8859_1).indexOf('?');
        byte[] bytes = new byte[template.length - 1 + replacement.length];
        System.arraycopy(template, 0, bytes, 0, at);
        System.arraycopy(replacement, 0, bytes, at, replacement.length);
        System.arraycopy(template, at + 1, bytes, at + replacement.length, template.length - at - 1);
        return bytes;
    }

    private void assertNothingWasSaid() {
        Answer sane = grace.says(chat, "Still here").expect(201);
        assertThat(sane.number("seq")).isEqualTo(1);
    }
}
