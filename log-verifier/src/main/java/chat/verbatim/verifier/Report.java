package chat.verbatim.verifier;

import java.io.PrintStream;
import java.util.List;

/**
 * What a check came to.
 *
 * @param checkpoints how many checkpoints the log was compared with
 * @param vouchedFor how many commits the largest of them that fits speaks of
 * @param signaturesChecked whether their signatures were checked with a key
 */
record Report(
        long commits,
        long events,
        long lastPosition,
        int checkpoints,
        long vouchedFor,
        boolean signaturesChecked,
        Findings findings) {

    boolean isIntact() {
        return findings.count() == 0;
    }

    /** Whether there was nothing to check at all: no wrong log, but hardly the right place. */
    boolean isEmpty() {
        return commits == 0 && checkpoints == 0 && isIntact();
    }

    void print(PrintStream out) {
        List<Finding> kept = findings.kept();
        kept.forEach(out::println);
        if (findings.count() > kept.size()) {
            out.println("... and " + (findings.count() - kept.size()) + " more");
        }
        out.printf("%,d commits with %,d events, the last one at position %d%n", commits, events, lastPosition);
        if (checkpoints == 0) {
            out.println(
                    "No checkpoint was compared: a log that was hashed anew as a whole, or cut at its end, looks intact.");
        } else if (vouchedFor == 0) {
            out.printf("%,d checkpoints compared; none of them fits%n", checkpoints);
        } else {
            out.printf(
                    "%,d checkpoints compared%s; the hashes of positions 1 to %d are those that were signed%n",
                    checkpoints,
                    signaturesChecked ? ", all signed with the given key" : " WITHOUT their signatures (no --key)",
                    vouchedFor);
        }
        out.println(isIntact() ? "INTACT" : "NOT INTACT: " + findings.count() + " findings");
    }
}
