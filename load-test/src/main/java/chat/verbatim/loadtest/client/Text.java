package chat.verbatim.loadtest.client;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The bytes of one frame, searched instead of parsed: a generator must cost less than the server that it measures. */
final class Text {
    private final byte[] bytes;

    Text(byte[] bytes) {
        this.bytes = bytes;
    }

    static byte[] pattern(String ascii) {
        return ascii.getBytes(UTF_8);
    }

    int length() {
        return bytes.length;
    }

    byte at(int index) {
        return index < bytes.length ? bytes[index] : 0;
    }

    boolean startsWith(byte[] pattern) {
        return matches(pattern, 0);
    }

    /** Where the text after the first occurrence of the pattern begins; -1 when there is none. */
    int after(byte[] pattern) {
        for (int i = 0; i <= bytes.length - pattern.length; i++) {
            if (matches(pattern, i)) {
                return i + pattern.length;
            }
        }
        return -1;
    }

    /** The number whose digits begin here; -1 when none does. */
    long number(int begin) {
        long number = -1;
        for (int i = begin; i >= 0 && i < bytes.length && bytes[i] >= '0' && bytes[i] <= '9'; i++) {
            number = Math.max(number, 0) * 10 + bytes[i] - '0';
        }
        return number;
    }

    /** What is there up to the next {@code "}, without looking for escapes. */
    String quoted(int begin) {
        int end = begin;
        while (end < bytes.length && bytes[end] != '"') {
            end++;
        }
        return new String(bytes, begin, end - begin, UTF_8);
    }

    private boolean matches(byte[] pattern, int from) {
        if (from + pattern.length > bytes.length) {
            return false;
        }
        for (int i = 0; i < pattern.length; i++) {
            if (bytes[from + i] != pattern[i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return new String(bytes, UTF_8);
    }
}
