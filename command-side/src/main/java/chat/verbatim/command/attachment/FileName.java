package chat.verbatim.command.attachment;

import chat.verbatim.api.Refusal;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A file's name, made harmless: one line without a path, at most {@value #LONGEST} characters, never empty. */
record FileName(String value) {
    /** On an upload: the name in UTF-8, percent-encoded as JavaScript's {@code encodeURIComponent} does it. */
    static final String HEADER = "Verbatim-File-Name";

    static final int LONGEST = 200;
    private static final int LONGEST_EXTENSION = 16;
    private static final String UNNAMED = "file";
    /** Control and invisible characters, those that turn the direction of writing (and make an exe look like a png) among them. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\u2028\\u2029]");

    private static final Pattern FOR_PATHS = Pattern.compile("[<>:\"|?*]");

    /** @throws chat.verbatim.api.RefusedException with {@code INVALID_REQUEST} when the header is no percent-encoded UTF-8 */
    static FileName ofHeader(@Nullable String header) {
        return new FileName(header == null ? UNNAMED : clean(decode(header)));
    }

    /** What stands behind the last dot, in lower case; empty without one. */
    String extension() {
        int dot = value.lastIndexOf('.');
        return dot < 1 ? "" : value.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    private static String clean(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String seen =
                UNSEEN.matcher(Normalizer.normalize(last, Normalizer.Form.NFC)).replaceAll("");
        String harmless = FOR_PATHS.matcher(seen).replaceAll("_").strip();
        // Some systems drop dots and blanks at the end, and what was hidden before them becomes the extension.
        String ended = withoutEnd(harmless).replaceAll("^\\.+", "");
        return ended.isEmpty() ? UNNAMED : withoutEnd(shortened(ended));
    }

    private static String withoutEnd(String name) {
        return name.replaceAll("[.\\s]+$", "");
    }

    private static String shortened(String name) {
        int length = name.codePointCount(0, name.length());
        if (length <= LONGEST) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String extension = dot > 0 && name.length() - dot <= LONGEST_EXTENSION ? name.substring(dot) : "";
        int kept = LONGEST - extension.codePointCount(0, extension.length());
        return name.substring(0, name.offsetByCodePoints(0, kept)) + extension;
    }

    private static String decode(String header) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(header.length());
        for (int i = 0; i < header.length(); i++) {
            char next = header.charAt(i);
            if (next == '%') {
                bytes.write(hex(header, i + 1) * 16 + hex(header, i + 2));
                i += 2;
            } else if (next < 0x20 || next > 0x7e) {
                throw wrong();
            } else {
                bytes.write(next);
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException broken) {
            throw wrong();
        }
    }

    private static int hex(String header, int index) {
        int digit = index < header.length() ? Character.digit(header.charAt(index), 16) : -1;
        if (digit < 0) {
            throw wrong();
        }
        return digit;
    }

    private static RuntimeException wrong() {
        return Refusal.invalid(HEADER, "must be the file's name in UTF-8, percent-encoded; a % in it is %25");
    }
}
