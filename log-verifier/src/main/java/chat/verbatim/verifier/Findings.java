package chat.verbatim.verifier;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What was found so far; beyond a bound only the number is kept, because a log may be wrong from its first commit to its last. */
final class Findings {

    static final int MOST = 1_000;

    private final List<Finding> kept = new ArrayList<>();
    private long count;

    void add(Finding.Kind kind, long position, String detail) {
        count++;
        if (kept.size() < MOST) {
            kept.add(new Finding(kind, position, detail));
        }
    }

    /** In the order of the log. */
    List<Finding> kept() {
        return kept.stream().sorted(Comparator.comparingLong(Finding::position)).toList();
    }

    long count() {
        return count;
    }
}
