package chat.verbatim.command.attachment;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How large an image is shown, read from its header: nothing is decoded, so that a small file that says it is huge does no harm.
 *
 * @param width in pixels, at least 1
 * @param height in pixels, at least 1
 */
public record ImageSize(int width, int height) {
    /** What is larger is no picture for a chat: clients would need gigabytes to show it. */
    static final long MOST_PIXELS = 64_000_000;

    /**
     * @param head the file's first bytes; a size that stands further behind is not found
     * @param type as {@link FileType} says
     * @return empty for other types, broken headers and images that are too large to be shown
     */
    public static Optional<ImageSize> of(byte[] head, String type) {
        Bytes bytes = new Bytes(head);
        @Nullable ImageSize size;
        try {
            size = switch (type) {
                case "image/png" -> bytes.is(12, "IHDR") ? new ImageSize(bytes.u32(16), bytes.u32(20)) : null;
                case "image/gif" -> new ImageSize(bytes.u16le(6), bytes.u16le(8));
                case "image/webp" -> webp(bytes);
                case "image/jpeg" -> jpeg(bytes);
                default -> null;
            };
        } catch (IndexOutOfBoundsException cut) {
            return Optional.empty();
        }
        return Optional.ofNullable(size).filter(ImageSize::canBeShown);
    }

    private boolean canBeShown() {
        return width >= 1 && height >= 1 && (long) width * height <= MOST_PIXELS;
    }

    private ImageSize turned() {
        return new ImageSize(/* width= */ height, /* height= */ width);
    }

    private static @Nullable ImageSize webp(Bytes bytes) {
        if (bytes.is(12, "VP8X")) {
            return new ImageSize(1 + bytes.u24le(24), 1 + bytes.u24le(27));
        }
        if (bytes.is(12, "VP8L")) {
            int bits = bytes.i32le(21);
            return new ImageSize(1 + (bits & 0x3fff), 1 + ((bits >>> 14) & 0x3fff));
        }
        return bytes.is(12, "VP8 ") ? new ImageSize(bytes.u16le(26) & 0x3fff, bytes.u16le(28) & 0x3fff) : null;
    }

    /** Walks over the segments to the frame's; the rotation, when there is one, stands before it. */
    private static @Nullable ImageSize jpeg(Bytes bytes) {
        boolean turned = false;
        int at = 2;
        while (bytes.u8(at) == 0xff) {
            int marker = bytes.u8(at + 1);
            if (marker == 0xff) { // padding
                at++;
                continue;
            }
            if (marker == 0xd9 || marker == 0xda) {
                return null;
            }
            if (isFrame(marker)) {
                ImageSize size = new ImageSize(bytes.u16(at + 7), bytes.u16(at + 5));
                return turned ? size.turned() : size;
            }
            if (marker == 0xe1 && bytes.is(at + 4, "Exif\0\0")) {
                turned = orientation(bytes, at + 10, at + 2 + bytes.u16(at + 2)) >= 5;
            }
            at += 2 + bytes.u16(at + 2);
        }
        return null;
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    /** 1 (upright) to 8; from 5 on, width and height change places. 1 where nothing is said. */
    private static int orientation(Bytes bytes, int tiff, int end) {
        boolean little = bytes.is(tiff, "II");
        int directory = tiff + bytes.i32(tiff + 4, little);
        if (directory < tiff || directory + 2 > end) {
            return 1;
        }
        int entries = bytes.u16(directory, little);
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + 12 * i;
            if (entry + 12 > end) {
                return 1;
            }
            if (bytes.u16(entry, little) == 0x0112) {
                return bytes.u16(entry + 8, little);
            }
        }
        return 1;
    }

    /** Numbers in a header; beyond its end, an {@link IndexOutOfBoundsException}. */
    private static final class Bytes {
        private final byte[] all;

        Bytes(byte[] all) {
            this.all = all;
        }

        int u8(int at) {
            return all[at] & 0xff;
        }

        int u16(int at) {
            return u8(at) << 8 | u8(at + 1);
        }

        int u16le(int at) {
            return u8(at + 1) << 8 | u8(at);
        }

        int u16(int at, boolean little) {
            return little ? u16le(at) : u16(at);
        }

        int u24le(int at) {
            return u8(at + 2) << 16 | u16le(at);
        }

        int i32le(int at) {
            return u16le(at + 2) << 16 | u16le(at);
        }

        int i32(int at, boolean little) {
            return little ? i32le(at) : u32(at);
        }

        /** Negative beyond two thousand millions, which is too large for everybody here. */
        int u32(int at) {
            return u16(at) << 16 | u16(at + 2);
        }

        boolean is(int at, String mark) {
            for (int i = 0; i < mark.length(); i++) {
                if (u8(at + i) != mark.charAt(i)) {
                    return false;
                }
            }
            return true;
        }
    }
}
