package chat.verbatim.verifier;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What was found so far; beyond a bound only the number is kept, because a log may be wrong from its first commit to its last. What is mostly the
 * trace of something else has a bound of its own, so that it never keeps out what it is the trace of.
 */
final class Findings {

    private static final int MOST = 1_000;

    private final List<Finding> deeds = new ArrayList<>();
    private final List<Finding> traces = new ArrayList<>();
    private long count;

    void add(Finding.Kind kind, long position, String detail) {
        count++;
        if (kind == Finding.Kind.INCONSISTENT) {
            keep(traces, new Finding(kind, position, detail));
        } else {
            keep(deeds, new Finding(kind, position, detail));
        }
    }

    private static void keep(List<Finding> some, Finding finding) {
        if (some.size() < MOST) {
            some.add(finding);
        }
    }

    /** In the order of the log. */
    List<Finding> kept() {
        return Stream.concat(deeds.stream(), traces.stream())
                .sorted(Comparator.comparingLong(Finding::position))
                .toList();
    }

    long count() {
        return count;
    }
}
