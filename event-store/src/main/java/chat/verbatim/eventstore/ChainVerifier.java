package chat.verbatim.eventstore;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Recomputes the hash chain from the stored documents. */
final class ChainVerifier {

    private final LogCollection collection;
    private final int batch;

    ChainVerifier(LogCollection collection, int batch) {
        this.collection = collection;
        this.batch = batch;
    }

    ChainVerification verify(long first, long last) {
        LogHead previous = LogHead.EMPTY_LOG;
        if (first > 1) {
            List<Commit> before = collection.readFrom(first - 1, 1);
            if (before.isEmpty()) {
                return new ChainVerification(first, first - 1, Optional.of("Commit " + (first - 1) + " is missing"));
            }
            previous = LogHead.at(before.getFirst());
        }
        while (previous.position() < last) {
            long next = previous.position() + 1;
            List<Commit> commits = collection.readFrom(next, (int) Math.min(batch, last - next + 1));
            if (commits.isEmpty()) {
                return new ChainVerification(first, next - 1, Optional.of("Commit " + next + " is missing"));
            }
            for (Commit commit : commits) {
                Optional<String> fault = fault(previous, commit);
                if (fault.isPresent()) {
                    return new ChainVerification(first, commit.position() - 1, fault);
                }
                previous = LogHead.at(commit);
            }
        }
        return new ChainVerification(first, Math.max(last, first - 1), Optional.empty());
    }

    private static Optional<String> fault(LogHead previous, Commit commit) {
        byte[] expected = CommitHash.chain(
                previous.hash(), commit.position(), commit.time(), commit.id(), CommitHash.ofContent(commit.events()));
        if (!Arrays.equals(expected, commit.hash())) {
            return Optional.of("Commit " + commit.position() + " does not have the hash that its content has");
        }
        if (commit.time() < previous.time()) {
            return Optional.of("Commit " + commit.position() + " is older than the one before it");
        }
        if (!commit.keys()
                .containsAll(commit.events().stream().map(StoredEvent::key).toList())) {
            return Optional.of("Commit " + commit.position() + " lacks a key of its events");
        }
        return Optional.empty();
    }
}
