package chat.verbatim.http;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.verbatim.api.RefusedException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8CheckTest {
    private static final long SEED = 42;

    @Test
    void everyCharacterPasses() {
        StringBuilder all = new StringBuilder();
        for (int i = 1; i <= Character.MAX_CODE_POINT; i++) {
            if (i < Character.MIN_SURROGATE || i > Character.MAX_SURROGATE) {
                all.appendCodePoint(i);
            }
        }

        assertThat(passes(all.toString().getBytes(UTF_8))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c3",
                "e282",
                "f09f98",
                "80",
                "c0af",
                "c1bf",
                "e080af",
                "eda080",
                "edbfbf",
                "f08080af",
                "f4908080",
                "f5808080",
                "feff",
                "ff",
                "e28228",
                "00"
            })
    void whatIsNoTextIsRefused(String bytes) {
        assertThat(passes(HexFormat.of().parseHex(bytes))).isFalse();
    }

    @Test
    void anotherEncodingIsRefused() {
        assertThatThrownBy(() -> check("{\"text\": \"a\"}".getBytes(UTF_16BE)))
                .isInstanceOf(RefusedException.class)
                .hasMessage("The body is not UTF-8.");
    }

    @Test
    void itAgreesWithTheDecoderOfTheJdk() {
        Random random = new Random(SEED);
        for (int i = 0; i < 200_000; i++) {
            byte[] bytes = new byte[1 + random.nextInt(4)];
            random.nextBytes(bytes);
            bytes[0] |= (byte) 0x80;
            assertThat(passes(bytes)).as(HexFormat.of().formatHex(bytes)).isEqualTo(decodes(bytes) && !hasNul(bytes));
        }
    }

    private static boolean passes(byte[] bytes) {
        try {
            check(bytes);
            return true;
        } catch (RefusedException refused) {
            return false;
        }
    }

    private static void check(byte[] bytes) {
        Utf8Check check = new Utf8Check();
        int half = bytes.length / 2;
        check.accept(bytes, 0, half);
        check.accept(bytes, half, bytes.length - half);
        check.end();
    }

    private static boolean decodes(byte[] bytes) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).length() > 0;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static boolean hasNul(byte[] bytes) {
        for (byte each : bytes) {
            if (each == 0) {
                return true;
            }
        }
        return false;
    }
}
