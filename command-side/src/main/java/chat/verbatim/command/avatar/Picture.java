package chat.verbatim.command.avatar;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.RefusedException;
import chat.verbatim.api.avatar.AvatarLimits;
import chat.verbatim.api.avatar.AvatarType;
import chat.verbatim.command.attachment.ImageSize;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * A picture that may be shown to everybody, without its bytes: of a kind that they tell, whole, and of a size that no client has to fear. Nothing of it is decoded.
 *
 * @param size at most {@link AvatarLimits#LONGEST_SIDE} on either side
 * @param length in bytes, at most {@link AvatarLimits#LARGEST}
 */
record Picture(AvatarType type, ImageSize size, int length) {
    private static final String BODY = "body";
    private static final int PNG_END = 8;
    private static final int RIFF_LENGTH = 4;
    private static final int RIFF_HEADER = 8;

    /** @throws RefusedException that says what is wrong with it */
    static Picture of(byte[] bytes) {
        if (bytes.length == 0) {
            throw Refusal.invalid(BODY, "is empty; send the bytes of a picture");
        }
        requireLength(bytes.length);
        AvatarType type = AvatarType.of(bytes)
                .orElseThrow(() -> Refusal.because(
                        RefusalCode.UNSUPPORTED_MEDIA_TYPE,
                        "An avatar is a PNG, JPEG or WebP picture. Send the bytes of the file as the body."));
        ImageSize size = ImageSize.of(bytes, type.mediaType())
                .filter(shown -> Math.max(shown.width(), shown.height()) <= AvatarLimits.LONGEST_SIDE)
                .orElseThrow(() -> Refusal.invalid(
                        BODY,
                        "is a picture without a size, or with more than " + AvatarLimits.LONGEST_SIDE
                                + " pixels on a side; scale it down"));
        if (!isWhole(type, bytes)) {
            throw Refusal.invalid(BODY, "is a picture whose end is missing; send all of it");
        }
        return new Picture(type, size, bytes.length);
    }

    /** @throws RefusedException with {@code PAYLOAD_TOO_LARGE} */
    static void requireLength(long length) {
        if (length > AvatarLimits.LARGEST) {
            throw new RefusedException(new Refusal(
                    RefusalCode.PAYLOAD_TOO_LARGE,
                    "A picture may have at most " + AvatarLimits.LARGEST + " bytes; scale it down.",
                    List.of()));
        }
    }

    private static boolean isWhole(AvatarType type, byte[] bytes) {
        int length = bytes.length;
        return switch (type) {
            case PNG ->
                bytes[length - PNG_END] == 'I'
                        && bytes[length - PNG_END + 1] == 'E'
                        && bytes[length - PNG_END + 2] == 'N'
                        && bytes[length - PNG_END + 3] == 'D';
            case JPEG -> bytes[length - 2] == (byte) 0xff && bytes[length - 1] == (byte) 0xd9;
            case WEBP ->
                ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(RIFF_LENGTH) == length - RIFF_HEADER;
        };
    }
}
