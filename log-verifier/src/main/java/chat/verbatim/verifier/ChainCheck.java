package chat.verbatim.verifier;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Follows the chain from commit to commit: positions without holes, each hash over the one before, no time that goes back, no sequence twice. */
final class ChainCheck {

    /** Two that have changed places are off by one as well; only more of them show that somebody has renumbered. */
    private static final int FEW = 2;

    private final Findings findings;
    private final Suspects suspects;
    private final Map<String, Long> sequences = new HashMap<>();
    private final List<Suspects.Suspect> shifted = new ArrayList<>();
    private byte[] previous = Hashes.BEFORE_ALL;
    private byte[] beforePrevious = Hashes.BEFORE_ALL;
    private long position;
    private long time = Long.MIN_VALUE;
    private boolean unreadable;
    private long shift;
    private long firstShifted;
    private String beforeShifted = "";
    private @Nullable StoredCommit last;
    private long lastShifted;

    ChainCheck(Findings findings) {
        this.findings = findings;
        this.suspects = new Suspects(findings);
    }

    /** @param commit the one with the next larger position that is there */
    void next(StoredCommit commit) {
        boolean follows = reach(commit.position()) && !unreadable;
        unreadable = false;
        byte[] content = Hashes.content(commit.events());
        byte[] expected = Hashes.commit(previous, commit.position(), commit.time(), commit.id(), content);
        if (!commit.hasHash(expected)) {
            suspect(new Suspects.Suspect(commit, content, previous, beforePrevious, follows));
        }
        checkContent(commit);
        beforePrevious = previous;
        previous = commit.hash();
        last = commit;
        position = commit.position();
    }

    /** Whether nothing is missing before the position. */
    private boolean reach(long next) {
        boolean dense = next == position + 1;
        if (!dense) {
            reportHole(position + 1, next - 1);
        }
        return dense;
    }

    /** There is something at this position that is no commit, so what comes after it cannot be checked by the chain. */
    void unreadable(long at) {
        reach(at);
        position = at;
        unreadable = true;
    }

    private void reportHole(long first, long last) {
        findings.add(
                Finding.Kind.REMOVED,
                first,
                first == last
                        ? "there is no commit at this position"
                        : "there are no commits at positions " + first + " to " + last);
    }

    /** Where somebody closed or opened a gap by renumbering, everything behind it is off by one; that is one finding, not thousands. */
    private void suspect(Suspects.Suspect suspect) {
        for (long by : List.of(1L, -1L)) {
            long origin = suspect.position() + by;
            if (suspect.fits(origin, suspect.previous()) || suspect.fits(origin, suspect.beforePrevious())) {
                if (shift == 0 || (shift == by && lastShifted == suspect.position() - 1)) {
                    shift = by;
                    if (firstShifted == 0) {
                        firstShifted = suspect.position();
                        beforeShifted = last == null ? "" : last.named();
                    }
                    lastShifted = suspect.position();
                    if (shifted.size() <= FEW) {
                        shifted.add(suspect);
                    }
                    return;
                }
            }
        }
        suspects.add(suspect);
    }

    private void checkContent(StoredCommit commit) {
        if (commit.time() < time) {
            findings.add(
                    Finding.Kind.INCONSISTENT, commit.position(), "its time is before that of the commit before it");
        }
        // The commit that is out of place must not make all behind it look so.
        time = commit.time();
        for (StoredCommit.Event event : commit.events()) {
            if (!commit.keys().contains(event.key())) {
                findings.add(Finding.Kind.CHANGED, commit.position(), "the key of " + event.named() + " is missing");
            }
            if (event.aggregateId() != null) {
                checkSequence(commit, event, event.aggregateId());
            }
        }
    }

    private void checkSequence(StoredCommit commit, StoredCommit.Event event, String aggregateId) {
        long expected = sequences.getOrDefault(aggregateId, 0L);
        if (event.sequence() < expected) {
            findings.add(
                    Finding.Kind.INCONSISTENT,
                    commit.position(),
                    event.named() + " has a sequence number that was there before");
        } else if (event.sequence() > expected) {
            findings.add(
                    Finding.Kind.INCONSISTENT,
                    commit.position(),
                    "before " + event.named() + ", sequence numbers " + expected + " to " + (event.sequence() - 1)
                            + " of " + aggregateId + " are missing");
        }
        sequences.put(aggregateId, event.sequence() + 1);
    }

    /** Settles what only the whole log shows. */
    void end() {
        if (lastShifted - firstShifted < FEW) {
            shifted.forEach(suspects::add);
        } else {
            long at = firstShifted - 1;
            suspects.acquit(at);
            findings.add(
                    shift < 0 ? Finding.Kind.INSERTED : Finding.Kind.REMOVED,
                    at,
                    (shift < 0 ? "a commit was put in here: " + beforeShifted : "a commit was taken out here")
                            + ", and what is at positions " + firstShifted + " to " + lastShifted + " was renumbered");
        }
        suspects.judge();
    }

    long position() {
        return position;
    }
}
