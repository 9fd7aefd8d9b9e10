package chat.verbatim.eventstore;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/**
 * Reads the log page by page as it is stored, hashes included. Nothing is kept between two calls, so a reader may take as long as it likes.
 *
 * <p>All methods throw {@link com.mongodb.MongoException} when the server cannot be reached. Thread-safe.
 */
public final class LogPages {

    private static final int MOST = 1_000;

    private final LogCollection log;
    private final EventMapping mapping;

    LogPages(LogCollection log, EventMapping mapping) {
        this.log = log;
        this.mapping = mapping;
    }

    /** The number of the commit that holds the event behind {@code position}; 1 for the beginning. */
    public long commitBehind(long position) {
        return Positions.nextCommit(position);
    }

    /** The first commit that was written at {@code time} or later, one more than {@code lastCommit} when none up to it was. */
    public long commitAt(Instant time, long lastCommit) {
        return new TimeSearch(log).firstNotBefore(time.toEpochMilli(), lastCommit);
    }

    /** The commit that holds the event at {@code position}; 0 for the position before the first. */
    public long commitOf(long position) {
        return position == 0 ? 0 : Positions.commitOf(position);
    }

    /** All events of {@code count} commits from {@code firstCommit} on; fewer where the log ends. At most 1,000 commits. */
    public List<LogLine> from(long firstCommit, int count) {
        requirePage(count);
        List<LogLine> lines = new ArrayList<>();
        byte[] before = firstCommit == 1 ? CommitHash.GENESIS : hashOf(firstCommit - 1);
        for (Commit commit : log.readFrom(firstCommit, count)) {
            addLines(commit, before, lines);
            before = commit.hash();
        }
        return lines;
    }

    /** The events of one aggregate from {@code firstSeq} on, {@code count} of them; fewer where its stream ends. At most 1,000. */
    public List<LogLine> ofAggregate(String aggregateId, long firstSeq, int count) {
        requirePage(count);
        List<String> keys = LongStream.range(firstSeq, firstSeq + count)
                .mapToObj(seq -> LogKeys.ofSequence(aggregateId, seq))
                .toList();
        Collection<Commit> commits = log.readByKeys(keys);
        Map<Long, byte[]> hashes = hashesBefore(commits);
        List<LogLine> lines = new ArrayList<>();
        commits.stream()
                .sorted(Comparator.comparingLong(Commit::position))
                .forEach(commit -> addLines(commit, Objects.requireNonNull(hashes.get(commit.position() - 1)), lines));
        lines.removeIf(line -> !aggregateId.equals(line.event().aggregateId())
                || line.event().sequence() < firstSeq
                || line.event().sequence() >= firstSeq + count);
        return lines;
    }

    /**
     * The seq of the first event of an aggregate that does not stand before something, which all earlier ones must do. Takes a few reads for
     * each doubling of the stream. The number behind the last event when all stand before it.
     */
    public long firstSeq(String aggregateId, Predicate<LogLine> standsBefore) {
        long beyond = 1;
        while (standsBefore(aggregateId, beyond - 1, standsBefore)) {
            beyond *= 2;
        }
        long low = beyond / 2;
        long high = beyond - 1;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (standsBefore(aggregateId, middle, standsBefore)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private boolean standsBefore(String aggregateId, long seq, Predicate<LogLine> predicate) {
        List<LogLine> found = ofAggregate(aggregateId, seq, 1);
        return !found.isEmpty() && predicate.test(found.getFirst());
    }

    private static void requirePage(int count) {
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException("A page has 1 to " + MOST + " entries");
        }
    }

    private Map<Long, byte[]> hashesBefore(Collection<Commit> commits) {
        Set<Long> wanted = new HashSet<>();
        Map<Long, byte[]> known = new HashMap<>();
        known.put(0L, CommitHash.GENESIS);
        commits.forEach(commit -> known.put(commit.position(), commit.hash()));
        commits.forEach(commit -> wanted.add(commit.position() - 1));
        wanted.removeAll(known.keySet());
        known.putAll(log.readHashes(wanted));
        return known;
    }

    private byte[] hashOf(long commit) {
        return log.readHashes(commit, 1).stream().findFirst().orElse(CommitHash.GENESIS);
    }

    private void addLines(Commit commit, byte[] hashBefore, List<LogLine> lines) {
        CommitEvidence evidence = CommitEvidence.of(commit, hashBefore, mapping);
        int size = commit.events().size();
        for (int i = 0; i < size; i++) {
            lines.add(new LogLine(
                    Positions.ofEvent(commit.position(), i, size),
                    evidence,
                    evidence.events().get(i),
                    mapping.readable(commit.events().get(i))));
        }
    }
}
