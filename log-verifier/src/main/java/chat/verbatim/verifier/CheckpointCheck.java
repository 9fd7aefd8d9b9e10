package chat.verbatim.verifier;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares the log with what was signed about it: the chain alone shows nothing where somebody has hashed everything anew. */
final class CheckpointCheck {

    /**
     * A checkpoint and where it comes from.
     *
     * @param source how a report names it
     */
    record Given(String source, String note) {}

    private record Known(Given given, SignedNote note) {}

    private final Findings findings;
    private final @Nullable TrustedKey key;
    private final List<Known> ascending = new ArrayList<>();
    private final GrowingTree tree = new GrowingTree();
    private long size;
    private int next;
    private long lastGood;
    private boolean rewritten;

    CheckpointCheck(Findings findings, @Nullable TrustedKey key, List<Given> checkpoints) {
        this.findings = findings;
        this.key = key;
        for (Given given : checkpoints) {
            take(given);
        }
        ascending.sort(Comparator.comparingLong(known -> known.note().size()));
    }

    private void take(Given given) {
        SignedNote note;
        try {
            note = SignedNote.parse(given.note());
        } catch (IllegalArgumentException wrong) {
            findings.add(Finding.Kind.FORGED, 0, given.source() + ": " + wrong.getMessage());
            return;
        }
        switch (key == null ? TrustedKey.Verdict.RIGHT : key.judge(note)) {
            case RIGHT -> ascending.add(new Known(given, note));
            case WRONG ->
                findings.add(
                        Finding.Kind.FORGED,
                        0,
                        given.source() + ", of " + note.size() + " commits: its signature is not that of the key");
            case BY_ANOTHER ->
                findings.add(
                        Finding.Kind.UNKNOWN_SIGNER,
                        0,
                        given.source() + ", of " + note.size() + " commits, is signed by \"" + note.origin()
                                + "\" with another key than the one that was given");
        }
    }

    /** @param commit the one with the next larger position that is there */
    void next(StoredCommit commit) {
        size = commit.position() - 1;
        compare();
        tree.add(Hashes.leaf(commit.hash()));
        size = commit.position();
    }

    private void compare() {
        while (next < ascending.size() && ascending.get(next).note().size() <= size) {
            Known known = ascending.get(next++);
            if (Arrays.equals(tree.root(), known.note().root())) {
                lastGood = size;
            } else if (!rewritten) {
                rewritten = true;
                findings.add(
                        Finding.Kind.REWRITTEN,
                        lastGood + 1,
                        "of positions " + (lastGood + 1) + " to "
                                + known.note().size() + ", at least one is not what "
                                + known.given().source() + " says that it was");
            }
        }
    }

    /** @param position the last position of the log */
    void end(long position) {
        compare();
        if (next < ascending.size()) {
            Known newest = ascending.getLast();
            if (newest.note().size() > position) {
                findings.add(
                        Finding.Kind.TRUNCATED,
                        position + 1,
                        "the log ends at position " + position + ", and "
                                + newest.given().source() + " says that it had "
                                + newest.note().size());
            }
        }
    }

    /** How many commits a checkpoint vouches for. */
    long vouchedFor() {
        return lastGood;
    }

    int count() {
        return ascending.size();
    }
}
