package chat.verbatim.eventstore;

import java.time.Duration;

/**
 * Settings of a {@link DenseLogEventStore}. Start from {@link #defaults()} and change single values.
 *
 * @param logCollection name of the collection that holds the log, one document per commit
 * @param snapshotCollection name of the collection that holds the newest snapshot of each aggregate
 * @param maxGroupCommits most commits that share one round trip, 1 or more
 * @param maxGroupBytes approximate most bytes that share one round trip; a single larger commit still goes alone
 * @param ringCommits how many of the newest commits stay in memory for the consumers of this process
 * @param readBatch how many commits one round trip of a replay asks for
 * @param pollInterval how often the log is asked for commits of other processes when no nudge arrives
 * @param settleTimeout how long an append whose acknowledgement was lost is looked for before its outcome is reported
 *     as unknown
 * @param pace how long a commit waits at most, while many come, until consumers of {@link DenseLogEventStore#paced} hear of it
 */
public record LogSettings(
        String logCollection,
        String snapshotCollection,
        int maxGroupCommits,
        int maxGroupBytes,
        int ringCommits,
        int readBatch,
        Duration pollInterval,
        Duration settleTimeout,
        Duration pace) {

    private static final LogSettings DEFAULTS = new LogSettings(
            "events",
            "snapshots",
            256,
            4 * 1024 * 1024,
            4096,
            128,
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofMillis(20));

    /** Checks the ranges. */
    public LogSettings {
        if (logCollection.isBlank() || snapshotCollection.isBlank() || logCollection.equals(snapshotCollection)) {
            throw new IllegalArgumentException("The log and its snapshots need two collections with different names");
        }
        if (maxGroupCommits < 1 || maxGroupBytes < 1 || ringCommits < 1 || readBatch < 1) {
            throw new IllegalArgumentException("Sizes start at 1");
        }
        if (!pollInterval.isPositive() || !settleTimeout.isPositive() || !pace.isPositive()) {
            throw new IllegalArgumentException("Durations must be longer than zero");
        }
    }

    /** Sound values for one process with a few thousand appends per second. */
    public static LogSettings defaults() {
        return DEFAULTS;
    }

    /** The same settings over other collections. */
    public LogSettings withCollections(String log, String snapshots) {
        return new LogSettings(
                log,
                snapshots,
                maxGroupCommits,
                maxGroupBytes,
                ringCommits,
                readBatch,
                pollInterval,
                settleTimeout,
                pace);
    }

    /** The same settings with other limits of a group commit. */
    public LogSettings withGroup(int commits, int bytes) {
        return new LogSettings(
                logCollection,
                snapshotCollection,
                commits,
                bytes,
                ringCommits,
                readBatch,
                pollInterval,
                settleTimeout,
                pace);
    }

    /** The same settings with another size of the ring of newest commits. */
    public LogSettings withRingCommits(int commits) {
        return new LogSettings(
                logCollection,
                snapshotCollection,
                maxGroupCommits,
                maxGroupBytes,
                commits,
                readBatch,
                pollInterval,
                settleTimeout,
                pace);
    }

    /** The same settings with another batch size for replays. */
    public LogSettings withReadBatch(int commits) {
        return new LogSettings(
                logCollection,
                snapshotCollection,
                maxGroupCommits,
                maxGroupBytes,
                ringCommits,
                commits,
                pollInterval,
                settleTimeout,
                pace);
    }

    /** The same settings with another poll interval. */
    public LogSettings withPollInterval(Duration interval) {
        return new LogSettings(
                logCollection,
                snapshotCollection,
                maxGroupCommits,
                maxGroupBytes,
                ringCommits,
                readBatch,
                interval,
                settleTimeout,
                pace);
    }

    /** The same settings with another time to look for an append whose acknowledgement was lost. */
    public LogSettings withSettleTimeout(Duration timeout) {
        return new LogSettings(
                logCollection,
                snapshotCollection,
                maxGroupCommits,
                maxGroupBytes,
                ringCommits,
                readBatch,
                pollInterval,
                timeout,
                pace);
    }
}
