package chat.verbatim.command.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageSizeTest {
    @ParameterizedTest
    @CsvSource({"png, image/png", "jpg, image/jpeg", "gif, image/gif"})
    void anImageSaysHowLargeItIs(String format, String type) throws IOException {
        byte[] bytes = image(format, 321, 123);
        assertThat(FileType.of(bytes, null)).isEqualTo(type);
        assertThat(ImageSize.of(bytes, type)).contains(new ImageSize(321, 123));
    }

    @ParameterizedTest
    @CsvSource({
        // canvas of 24 bits each, minus one
        "565038580a00000010000000400100c70000, 321, 200",
        // lossy: frame tag, start code, 14 bits each
        "565038200a0000003001009d012a4101c800, 321, 200",
        // lossless: signature, 14 bits each, minus one
        "5650384c0a0000002f40c1310000000000000000, 321, 200",
    })
    void aWebpSaysItInThreeWays(String chunk, int width, int height) {
        byte[] bytes = HexFormat.of().parseHex("52494646" + "00000000" + "57454250" + chunk + "00".repeat(8));
        assertThat(FileType.of(bytes, null)).isEqualTo("image/webp");
        assertThat(ImageSize.of(bytes, "image/webp")).contains(new ImageSize(width, height));
    }

    @ParameterizedTest
    @CsvSource({"1, 321, 123", "3, 321, 123", "6, 123, 321", "8, 123, 321"})
    void aCameraThatWasTurnedTurnsThePicture(int orientation, int width, int height) throws IOException {
        for (boolean little : new boolean[] {true, false}) {
            byte[] bytes = withOrientation(image("jpg", 321, 123), orientation, little);
            assertThat(ImageSize.of(bytes, "image/jpeg")).contains(new ImageSize(width, height));
        }
    }

    @Test
    void whatIsHugeIsNotShown() {
        String header = "89504e470d0a1a0a0000000d49484452";
        assertThat(ImageSize.of(HexFormat.of().parseHex(header + "0000ffff0000ffff"), "image/png"))
                .isEmpty();
        assertThat(ImageSize.of(HexFormat.of().parseHex(header + "ffffffff00000001"), "image/png"))
                .isEmpty();
        assertThat(ImageSize.of(HexFormat.of().parseHex(header + "0000000000000001"), "image/png"))
                .isEmpty();
    }

    @Test
    void noHeaderBreaksAnything() throws IOException {
        Random random = new Random(1);
        for (String format : new String[] {"png", "jpg", "gif"}) {
            byte[] image = withOrientation(image(format, 9, 9), 6, true);
            for (int i = 0; i < 3_000; i++) {
                byte[] broken = Arrays.copyOf(image, random.nextInt(image.length + 1));
                for (int j = 0; j < 8 && broken.length > 3; j++) {
                    broken[3 + random.nextInt(broken.length - 3)] = (byte) random.nextInt(256);
                }
                Optional<ImageSize> size = ImageSize.of(broken, FileType.of(broken, null));
                size.ifPresent(it -> assertThat((long) it.width() * it.height()).isBetween(1L, ImageSize.MOST_PIXELS));
            }
        }
    }

    private static byte[] image(String format, int width, int height) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, bytes);
        return bytes.toByteArray();
    }

    /** Puts a segment of a camera behind the first two bytes. */
    private static byte[] withOrientation(byte[] jpeg, int orientation, boolean little) {
        String tiff = little
                ? "49492a0008000000" + "0100" + "1201" + "0300" + "01000000" + "%02x000000"
                : "4d4d002a00000008" + "0001" + "0112" + "0003" + "00000001" + "00%02x0000";
        byte[] exif = HexFormat.of().parseHex("457869660000" + tiff.formatted(orientation) + "00000000");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(jpeg, 0, 2);
        bytes.writeBytes(new byte[] {(byte) 0xff, (byte) 0xe1, 0, (byte) (exif.length + 2)});
        bytes.writeBytes(exif);
        bytes.write(jpeg, 2, jpeg.length - 2);
        return bytes.toByteArray();
    }

    @Test
    void bytesDecideWhatAFileIs() {
        assertThat(FileType.of("GIF89a".getBytes(StandardCharsets.US_ASCII), "text/html"))
                .isEqualTo("image/gif");
        assertThat(FileType.of("<html>".getBytes(StandardCharsets.US_ASCII), "image/png"))
                .isEqualTo(FileType.UNKNOWN);
        assertThat(FileType.of(new byte[9], "Text/Plain; charset=utf-8")).isEqualTo("text/plain");
        assertThat(FileType.of(new byte[9], "no type")).isEqualTo(FileType.UNKNOWN);
        assertThat(FileType.of("....ftypisom".getBytes(StandardCharsets.US_ASCII), "audio/mp4"))
                .isEqualTo("audio/mp4");
        assertThat(FileType.of("....ftypisom".getBytes(StandardCharsets.US_ASCII), "image/png"))
                .isEqualTo("video/mp4");
    }
}
