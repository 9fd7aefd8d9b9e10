package chat.verbatim.api.reaction;

import chat.verbatim.api.Refusal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One emoji as it is shown: a single character, a flag, a keycap, one with a skin tone, or several joined to one. Always in the
 * fully qualified form of Unicode's emoji-test.txt, so that the same picture is the same reaction whatever a keyboard sends.
 */
public record Emoji(String value) {
    /** In UTF-16 code units. The longest one of Unicode has 15. */
    public static final int LONGEST = 32;

    private static final int SHOW_AS_PICTURE = 0xFE0F;
    /** Letters of flags and digits of keycaps are emojis to Unicode, but none alone. */
    private static final String PICTURE = "[\\p{IsEmoji}&&[^0-9#*\\x{1F1E6}-\\x{1F1FF}]]";

    private static final String ELEMENT =
            "(?:\\p{IsEmoji_Modifier_Base}\\p{IsEmoji_Modifier}|" + PICTURE + "\\x{FE0F}?)";
    private static final String FLAG = "[\\x{1F1E6}-\\x{1F1FF}]{2}";
    private static final String KEYCAP = "[0-9#*]\\x{FE0F}?\\x{20E3}";
    private static final String FLAG_OF_A_REGION =
            "\\x{1F3F4}[\\x{E0030}-\\x{E0039}\\x{E0061}-\\x{E007A}]{3,6}\\x{E007F}";
    private static final Pattern SHAPE = Pattern.compile(
            FLAG + '|' + KEYCAP + '|' + FLAG_OF_A_REGION + '|' + ELEMENT + "(?:\\x{200D}" + ELEMENT + "){0,3}");

    public Emoji {
        if (value.length() > LONGEST || !SHAPE.matcher(value).matches()) {
            throw Refusal.invalid("emoji", "must be exactly one emoji");
        }
        value = qualified(value);
    }

    /** @throws chat.verbatim.api.RefusedException with {@code INVALID_REQUEST} when missing or anything but one emoji */
    public static Emoji of(@Nullable String text) {
        if (text == null) {
            throw Refusal.invalid("emoji", "is missing");
        }
        return new Emoji(text);
    }

    /** What is text by default says that it is meant as a picture, and what is a picture by default does not. */
    private static String qualified(String text) {
        int[] points =
                text.codePoints().filter(point -> point != SHOW_AS_PICTURE).toArray();
        StringBuilder qualified = new StringBuilder(text.length() + 1);
        for (int i = 0; i < points.length; i++) {
            qualified.appendCodePoint(points[i]);
            boolean toned = i + 1 < points.length && Character.isEmojiModifier(points[i + 1]);
            if (Character.isEmoji(points[i]) && !Character.isEmojiPresentation(points[i]) && !toned) {
                qualified.appendCodePoint(SHOW_AS_PICTURE);
            }
        }
        return qualified.toString();
    }
}
