package chat.verbatim.verifier;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Commits whose hash does not follow from what is in them and from the commit before. Which of them are at fault is known only when
 * all are seen: where two have changed places, their successors do not fit either and are innocent.
 */
final class Suspects {

    /** Further ones are reported by themselves: then the log is wrong all over, and the comparison of all with all would take long. */
    static final int MOST_COMPARED = 64;

    private final Findings findings;
    private final Map<Long, Suspect> suspects = new HashMap<>();
    private final List<Suspect> inOrder = new ArrayList<>();
    private long acquitted;

    /** A commit under suspicion, with what stands before it. Its content is known by its digest. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared, and the hashes are never changed.
    record Suspect(StoredCommit commit, byte[] content, byte[] previous, byte[] beforePrevious, boolean follows) {

        long position() {
            return commit.position();
        }

        byte[] computed(byte[] before) {
            return Hashes.commit(before, position(), commit.time(), commit.id(), content);
        }

        boolean fits(long place, byte[] before) {
            return commit.hasHash(Hashes.commit(before, place, commit.time(), commit.id(), content));
        }
    }

    Suspects(Findings findings) {
        this.findings = findings;
    }

    void add(Suspect suspect) {
        if (inOrder.size() == MOST_COMPARED) {
            reportChanged(suspect);
            return;
        }
        suspects.put(suspect.position(), suspect);
        inOrder.add(suspect);
    }

    /** What is at this position is reported otherwise. */
    void acquit(long position) {
        acquitted = position;
    }

    void judge() {
        for (Suspect suspect : inOrder) {
            if (suspect.position() == acquitted || isInnocent(suspect)) {
                continue;
            }
            Long origin = origin(suspect);
            if (origin != null) {
                reportMoved(suspect, origin);
            } else {
                reportChanged(suspect);
            }
        }
    }

    /** It is what it was, and only the hash before it was altered. */
    private boolean isInnocent(Suspect suspect) {
        return predecessors(suspect).stream().anyMatch(before -> suspect.fits(suspect.position(), before));
    }

    private Set<byte[]> predecessors(Suspect suspect) {
        Set<byte[]> hashes = new LinkedHashSet<>(List.of(suspect.previous()));
        for (Suspect other : inOrder) {
            hashes.add(other.commit().hash());
            hashes.add(other.previous());
            if (other.position() == suspect.position() - 1) {
                hashes.add(other.computed(other.previous()));
            }
        }
        return hashes;
    }

    /** Where it stood when it was hashed; null where that cannot be found. */
    private @Nullable Long origin(Suspect suspect) {
        for (Suspect other : inOrder) {
            for (long place : List.of(other.position(), other.position() - 1, other.position() + 1)) {
                if (place != suspect.position() && fitsAnywhere(suspect, place)) {
                    return place;
                }
            }
        }
        return null;
    }

    private boolean fitsAnywhere(Suspect suspect, long place) {
        for (Suspect other : inOrder) {
            if (suspect.fits(place, other.commit().hash())
                    || suspect.fits(place, other.previous())
                    || suspect.fits(place, other.beforePrevious())) {
                return true;
            }
        }
        return place == 1 && suspect.fits(1, Hashes.BEFORE_ALL);
    }

    private void reportMoved(Suspect suspect, long place) {
        Suspect there = suspects.get(place);
        Long theirs = there == null ? null : origin(there);
        if (there != null && theirs != null && theirs == suspect.position()) {
            if (suspect.position() < place) {
                findings.add(
                        Finding.Kind.SWAPPED,
                        suspect.position(),
                        "it has changed places with position " + place + ": "
                                + suspect.commit().named() + " belongs there, and "
                                + there.commit().named() + " here");
            }
        } else {
            findings.add(
                    Finding.Kind.MOVED,
                    suspect.position(),
                    suspect.commit().named() + " was written at position " + place);
        }
    }

    private void reportChanged(Suspect suspect) {
        if (!suspect.follows()) {
            return; // the commit before it is gone: that is reported, and this one cannot be checked by the chain
        }
        boolean hashOnly = suspects.containsKey(suspect.position() + 1) && successorKnowsContent(suspect);
        findings.add(
                Finding.Kind.CHANGED,
                suspect.position(),
                (hashOnly
                                ? "its stored hash was changed; the content is what was hashed: "
                                : "its content is not what was hashed when it was written: ")
                        + suspect.commit().named());
    }

    private boolean successorKnowsContent(Suspect suspect) {
        Suspect next = suspects.get(suspect.position() + 1);
        return next != null
                && next.fits(next.position(), suspect.computed(suspect.previous()))
                && !Arrays.equals(
                        suspect.computed(suspect.previous()), suspect.commit().hash());
    }
}
