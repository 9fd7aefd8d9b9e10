package chat.verbatim.eventstore;

import java.util.Optional;

/**
 * What {@link DenseLogEventStore#verify} found.
 *
 * @param firstCommit the first commit that was looked at, counted from 1
 * @param lastCommit the last commit that was found right, {@code firstCommit - 1} when there was none
 * @param fault what is wrong with the commit after it, empty when all is right
 */
public record ChainVerification(long firstCommit, long lastCommit, Optional<String> fault) {

    /** True when every commit is there and holds what was hashed when it was written. */
    public boolean isIntact() {
        return fault.isEmpty();
    }
}
