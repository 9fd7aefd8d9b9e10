package chat.verbatim.command.attachment;

import chat.verbatim.api.attachment.Attachment;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What kind of file it is: as its first bytes say where they can be recognised, and as its uploader says otherwise. */
final class FileType {
    static final String UNKNOWN = "application/octet-stream";

    private static final Pattern SHAPE =
            Pattern.compile("[a-z0-9][a-z0-9!#$&^_.+-]{0,62}/[a-z0-9][a-z0-9!#$&^_.+-]{0,62}");
    private static final Set<String> IN_MP4 = Set.of("video/mp4", "audio/mp4", "video/quicktime");
    private static final Set<String> IN_WEBM = Set.of("video/webm", "audio/webm");
    private static final Set<String> IN_OGG = Set.of("audio/ogg", "video/ogg");
    private static final int DOCTYPE_WITHIN = 64;

    private FileType() {}

    /**
     * @param head the file's first bytes
     * @param declared the media type that the uploader says, parameters included
     */
    static String of(byte[] head, @Nullable String declared) {
        String said = plain(declared);
        String recognised = recognise(head, said);
        if (recognised != null) {
            return recognised;
        }
        // It says that it is something that is shown in place, and it is not.
        return Attachment.mayShowInPlace(said) ? UNKNOWN : said;
    }

    private static String plain(@Nullable String declared) {
        if (declared == null) {
            return UNKNOWN;
        }
        int parameters = declared.indexOf(';');
        String type = (parameters < 0 ? declared : declared.substring(0, parameters))
                .strip()
                .toLowerCase(Locale.ROOT);
        return SHAPE.matcher(type).matches() ? type : UNKNOWN;
    }

    private static @Nullable String recognise(byte[] head, String said) {
        if (has(head, 0, "\u0089PNG\r\n\u001a\n")) {
            return "image/png";
        }
        if (has(head, 0, "\u00ff\u00d8\u00ff")) {
            return "image/jpeg";
        }
        if (has(head, 0, "GIF87a") || has(head, 0, "GIF89a")) {
            return "image/gif";
        }
        if (has(head, 0, "RIFF")) {
            return has(head, 8, "WEBP") ? "image/webp" : has(head, 8, "WAVE") ? "audio/wav" : null;
        }
        if (has(head, 0, "%PDF-")) {
            return "application/pdf";
        }
        @Nullable String program = program(head);
        return program != null ? program : recording(head, said);
    }

    private static @Nullable String program(byte[] head) {
        if (has(head, 0, "MZ")) {
            return "application/vnd.microsoft.portable-executable";
        }
        if (has(head, 0, "\u007fELF")) {
            return "application/x-elf";
        }
        boolean mach = has(head, 0, "\u00fe\u00ed\u00fa\u00ce")
                || has(head, 0, "\u00fe\u00ed\u00fa\u00cf")
                || has(head, 0, "\u00ce\u00fa\u00ed\u00fe")
                || has(head, 0, "\u00cf\u00fa\u00ed\u00fe");
        return mach ? "application/x-mach-binary" : null;
    }

    private static @Nullable String recording(byte[] head, String said) {
        if (has(head, 4, "ftyp")) {
            if (has(head, 8, "avif") || has(head, 8, "hei") || has(head, 8, "mif1")) {
                return said.startsWith("image/") ? said : UNKNOWN;
            }
            return IN_MP4.contains(said) ? said : has(head, 8, "qt  ") ? "video/quicktime" : "video/mp4";
        }
        if (has(head, 0, "\u001aE\u00df\u00a3")) {
            boolean webm = new String(head, 0, Math.min(head.length, DOCTYPE_WITHIN), StandardCharsets.ISO_8859_1)
                    .contains("webm");
            return webm ? (IN_WEBM.contains(said) ? said : "video/webm") : "video/x-matroska";
        }
        if (has(head, 0, "OggS")) {
            return IN_OGG.contains(said) ? said : "audio/ogg";
        }
        if (has(head, 0, "fLaC")) {
            return "audio/flac";
        }
        boolean mpegFrame =
                said.equals("audio/mpeg") && head.length > 1 && head[0] == (byte) 0xff && (head[1] & 0xe0) == 0xe0;
        return mpegFrame || has(head, 0, "ID3") ? "audio/mpeg" : null;
    }

    /** @param mark characters below 256, each for a byte */
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
