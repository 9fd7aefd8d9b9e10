package chat.verbatim.verifier;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A signed checkpoint as C2SP's tlog-checkpoint and signed-note describe it.
 *
 * @param text what is signed
 * @param size how many commits it speaks of
 * @param root the root of their tree
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and the root is never changed.
record SignedNote(String text, String origin, long size, byte[] root, List<Line> lines) {

    private static final String SIGNATURE = "\u2014 ";
    private static final int ROOT_BYTES = 32;

    /** One signature: the name of the key, and what is in its line. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared, and the bytes are never changed.
    record Line(String name, byte[] bytes) {}

    /** @throws IllegalArgumentException in words for a report, when this is no checkpoint */
    static SignedNote parse(String note) {
        int end = note.lastIndexOf("\n\n");
        if (end < 0 || !note.endsWith("\n")) {
            throw new IllegalArgumentException("this is no signed note: it has no empty line before its signatures");
        }
        String text = note.substring(0, end + 1);
        String[] head = text.split("\n", -1);
        if (head.length < 4 || !head[1].matches("0|[1-9][0-9]{0,17}")) {
            throw new IllegalArgumentException(
                    "this is no checkpoint: origin, size and root are its first three lines");
        }
        byte[] root = Base64.getDecoder().decode(head[2]);
        if (root.length != ROOT_BYTES) {
            throw new IllegalArgumentException("the root of the checkpoint has " + root.length + " bytes");
        }
        return new SignedNote(text, head[0], Long.parseLong(head[1]), root, lines(note.substring(end + 2)));
    }

    private static List<Line> lines(String signatures) {
        List<Line> lines = new ArrayList<>();
        signatures.lines().forEach(line -> {
            int blank = line.lastIndexOf(' ');
            if (!line.startsWith(SIGNATURE) || blank <= SIGNATURE.length()) {
                throw new IllegalArgumentException("a line of the signed note is no signature");
            }
            lines.add(new Line(
                    line.substring(SIGNATURE.length(), blank),
                    Base64.getDecoder().decode(line.substring(blank + 1))));
        });
        return lines;
    }

    byte[] signed() {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
