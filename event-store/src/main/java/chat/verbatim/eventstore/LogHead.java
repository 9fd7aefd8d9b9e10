package chat.verbatim.eventstore;

/** What the next commit builds upon: the newest commit's position, time and hash. */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and the hash is never changed.
record LogHead(long position, long time, byte[] hash) {

    static final LogHead EMPTY_LOG = new LogHead(0, 0, CommitHash.GENESIS);

    static LogHead at(Commit commit) {
        return new LogHead(commit.position(), commit.time(), commit.hash());
    }
}
