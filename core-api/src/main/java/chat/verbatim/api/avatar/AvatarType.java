package chat.verbatim.api.avatar;

import java.util.Arrays;
import java.util.Optional;

/** What an avatar may be: pictures that run nothing and load nothing, told apart by their first bytes and by nothing else. */
public enum AvatarType {
    PNG("image/png", 0, "\u0089PNG\r\n\u001a\n"),
    JPEG("image/jpeg", 0, "\u00ff\u00d8\u00ff"),
    WEBP("image/webp", 8, "WEBP");

    private static final String CONTAINER = "RIFF";

    private final String mediaType;
    private final int at;
    private final String mark;

    /** @param mark characters below 256, each for a byte */
    AvatarType(String mediaType, int at, String mark) {
        this.mediaType = mediaType;
        this.at = at;
        this.mark = mark;
    }

    /**
     * @param head the first bytes of the picture, 12 or more if there are so many
     * @return empty when it is nothing of that kind
     */
    public static Optional<AvatarType> of(byte[] head) {
        return Arrays.stream(values())
                .filter(type -> has(head, type.at, type.mark))
                .filter(type -> type != WEBP || has(head, 0, CONTAINER))
                .findFirst();
    }

    public String mediaType() {
        return mediaType;
    }

    private static boolean has(byte[] head, int at, String mark) {
        if (head.length < at + mark.length()) {
            return false;
        }
        for (int i = 0; i < mark.length(); i++) {
            if ((head[at + i] & 0xff) != mark.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
