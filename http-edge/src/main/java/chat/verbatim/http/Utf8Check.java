package chat.verbatim.http;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.RefusedException;

/**
 * Follows the bytes of a JSON body, and refuses what is not UTF-8. The JSON parser is not that strict: it takes overlong forms and
 * encoded halves of surrogate pairs, and goes over to UTF-16 or UTF-32 when a body looks like it.
 */
final class Utf8Check {
    private static final int LOWEST = 0x80;
    private static final int HIGHEST = 0xbf;

    private int missing;
    private int lowest = LOWEST;
    private int highest = HIGHEST;

    void accept(byte[] bytes, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            accept(bytes[i] & 0xff);
        }
    }

    /** @throws RefusedException with {@link RefusalCode#MALFORMED_REQUEST} when no text goes on with this byte */
    void accept(int next) {
        if (missing > 0) {
            require(next >= lowest && next <= highest);
            missing--;
            lowest = LOWEST;
            highest = HIGHEST;
        } else if (next >= LOWEST || next == 0) {
            begin(next);
        }
    }

    /** @throws RefusedException with {@link RefusalCode#MALFORMED_REQUEST} when a character is not complete */
    void end() {
        require(missing == 0);
    }

    private void begin(int first) {
        // No JSON text has a plain NUL; the other encodings of Unicode have nothing but.
        require(first >= 0xc2 && first <= 0xf4);
        missing = first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
        switch (first) {
            case 0xe0 -> lowest = 0xa0;
            case 0xed -> highest = 0x9f;
            case 0xf0 -> lowest = 0x90;
            case 0xf4 -> highest = 0x8f;
            default -> {}
        }
    }

    private static void require(boolean wellFormed) {
        if (!wellFormed) {
            throw Refusal.because(RefusalCode.MALFORMED_REQUEST, "The body is not UTF-8.");
        }
    }
}
