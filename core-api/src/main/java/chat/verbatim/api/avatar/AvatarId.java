package chat.verbatim.api.avatar;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Names one uploaded picture for ever: another picture gets another id. Cannot be guessed, and has another shape than ids of attachments,
 * beside which the bytes lie: whoever asks for an avatar gets nobody's file.
 */
public final class AvatarId {
    private static final Pattern SHAPE = Pattern.compile("av[0-9a-f]{32}");

    private AvatarId() {}

    /** @param random from a source that cannot be foreseen */
    public static String of(UUID random) {
        return "av" + random.toString().replace("-", "");
    }

    /** Whether {@code id} can be an avatar's, so that it may be looked up. */
    public static boolean isPlausible(String id) {
        return SHAPE.matcher(id).matches();
    }
}
