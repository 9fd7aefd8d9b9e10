package chat.verbatim.verifier;

import java.io.PrintStream;
import org.bson.BsonDocument;

/** What was found in the lines of an export. Keeps none of them. */
final class LineReport {

    private long number;
    private long proven;
    private long withoutContent;
    private long wrong;

    /** Empty lines only say that the export went on. */
    void check(String line, TrustedKey key, PrintStream out) {
        number++;
        if (line.isBlank()) {
            return;
        }
        try {
            if (LineCheck.check(BsonDocument.parse(line), key)) {
                proven++;
            } else {
                withoutContent++;
            }
        } catch (NotProvenException notProven) {
            wrong++;
            out.println("NOT PROVEN: line " + number + ": " + notProven.getMessage());
        }
    }

    boolean isProven() {
        return wrong == 0 && proven + withoutContent > 0;
    }

    void print(PrintStream out) {
        if (withoutContent > 0) {
            out.println(
                    withoutContent
                            + " lines were written together with others: that they were there is proven, and not what they say");
        }
        out.println(isProven() ? "PROVEN: " + proven + " lines" : "NOT PROVEN: " + wrong + " lines of " + number);
    }
}
