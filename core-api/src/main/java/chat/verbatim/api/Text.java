package chat.verbatim.api;

import org.jspecify.annotations.Nullable;

/** The shape of texts that people write. Lengths are counted in Unicode code points. */
public final class Text {
    private Text() {}

    /**
     * A text that may have several lines, kept to the letter.
     *
     * @param field the name of the request's field, for the error
     * @throws RefusedException with {@link RefusalCode#INVALID_REQUEST} when it is missing, blank, too long or not well-formed Unicode
     */
    public static String body(String field, @Nullable String text, int longest) {
        if (text == null) {
            throw Refusal.invalid(field, "is missing");
        }
        // Before any walk over the text: a code point is at most two chars.
        if (text.length() > 2 * longest || text.codePointCount(0, text.length()) > longest) {
            throw Refusal.invalid(field, "must have at most " + longest + " characters");
        }
        if (text.isBlank()) {
            throw Refusal.invalid(field, "must not be empty or blank");
        }
        if (text.codePoints().anyMatch(Text::isBroken)) {
            throw Refusal.invalid(field, "has a NUL or half a surrogate pair, which no text has");
        }
        return text;
    }

    /** Like {@link #body}, but one line without control characters, and without blanks around it. */
    public static String line(String field, @Nullable String text, int longest) {
        String stripped = body(field, text, longest).strip();
        if (stripped.codePoints().anyMatch(Character::isISOControl)) {
            throw Refusal.invalid(field, "must be one line without control characters");
        }
        return stripped;
    }

    private static boolean isBroken(int codePoint) {
        return codePoint == 0 || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
    }
}
