package chat.verbatim.api.attachment;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file beside a message: everything but its bytes.
 *
 * @param name what its owner calls it: one line without a path; a personal text
 * @param type its media type without parameters; that of its bytes where they can be recognised
 * @param size in bytes, at least 1
 * @param width in pixels as it is shown, a camera's rotation included; null where it is no image, or one too large to be shown
 * @param height as {@code width}
 */
public record Attachment(
        String id,
        String name,
        String type,
        long size,
        @Nullable Integer width,
        @Nullable Integer height) {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
    /** Nothing that runs scripts, loads anything or asks for a plug-in. */
    private static final Set<String> SHOWN_IN_PLACE = Set.of(
            "image/png",
            "image/jpeg",
            "image/gif",
            "image/webp",
            "audio/mpeg",
            "audio/mp4",
            "audio/ogg",
            "audio/wav",
            "audio/webm",
            "audio/flac",
            "video/mp4",
            "video/webm",
            "video/ogg");

    /** Whether {@code id} can be an attachment's, so that it may be looked up. */
    public static boolean isPlausible(String id) {
        return ID.matcher(id).matches();
    }

    /** Those that still have names, which is to say all of them or, of somebody who has been erased, none; null instead of none. */
    public static @Nullable List<Attachment> shown(@Nullable List<Attachment> attachments) {
        List<Attachment> shown = attachments == null
                ? List.of()
                : attachments.stream().filter(file -> !file.name().isEmpty()).toList();
        return shown.isEmpty() ? null : shown;
    }

    /** Whether a client may show a file of this type in place; every other one is for saving only. */
    public static boolean mayShowInPlace(String type) {
        return SHOWN_IN_PLACE.contains(type);
    }
}
