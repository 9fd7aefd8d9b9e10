package chat.verbatim.command.avatar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.RefusedException;
import chat.verbatim.api.avatar.AvatarLimits;
import chat.verbatim.command.attachment.ImageSize;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureTest {
    private static final String WEBP =
            "52494646%s57454250" + "565038580a00000010000000ff0000ff0000" + "0000000000000000";

    @ParameterizedTest
    @CsvSource({"png, image/png", "jpg, image/jpeg"})
    void aPictureIsWhatItsBytesSay(String format, String type) throws IOException {
        Picture picture = Picture.of(image(format, 256, 256));
        assertThat(picture.type().mediaType()).isEqualTo(type);
        assertThat(picture.size()).isEqualTo(new ImageSize(256, 256));
    }

    @Test
    void aWebpSaysHowLongItIs() {
        assertThat(Picture.of(HexFormat.of().parseHex(WEBP.formatted("1e000000")))
                        .type()
                        .mediaType())
                .isEqualTo("image/webp");
        refused(HexFormat.of().parseHex(WEBP.formatted("1f000000")), RefusalCode.INVALID_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg"})
    void whatHasNoEndIsRefused(String format) throws IOException {
        byte[] whole = image(format, 64, 64);
        for (int length : new int[] {whole.length - 1, whole.length / 2, 16, 9, 3}) {
            refused(Arrays.copyOf(whole, length), null);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<svg xmlns='http://www.w3.org/2000/svg'/>",
                "<?xml version='1.0'?><svg/>",
                "GIF89a-and-so-on",
                "MZ",
                "a"
            })
    void nothingElseIsTaken(String text) {
        refused(text.getBytes(StandardCharsets.UTF_8), RefusalCode.UNSUPPORTED_MEDIA_TYPE);
    }

    @Test
    void whatIsTooLargeIsRefused() throws IOException {
        int most = AvatarLimits.LONGEST_SIDE;
        assertThat(Picture.of(image("png", most, 1)).size()).isEqualTo(new ImageSize(most, 1));
        refused(image("png", most + 1, 1), RefusalCode.INVALID_REQUEST);
        refused(image("png", 1, most + 1), RefusalCode.INVALID_REQUEST);
        byte[] heavy = Arrays.copyOf(image("png", 1, 1), AvatarLimits.LARGEST + 1);
        refused(heavy, RefusalCode.PAYLOAD_TOO_LARGE);
        refused(new byte[0], RefusalCode.INVALID_REQUEST);
    }

    /** @param code null for any refusal */
    private static void refused(byte[] bytes, @Nullable RefusalCode code) {
        assertThatThrownBy(() -> Picture.of(bytes)).isInstanceOfSatisfying(RefusedException.class, refusal -> {
            if (code != null) {
                assertThat(refusal.refusal().code()).isEqualTo(code);
            }
        });
    }

    private static byte[] image(String format, int width, int height) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, bytes);
        return bytes.toByteArray();
    }
}
