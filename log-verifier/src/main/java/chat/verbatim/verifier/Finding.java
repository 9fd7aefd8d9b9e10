package chat.verbatim.verifier;

/**
 * One thing that is wrong.
 *
 * @param position of the commit; 0 where it is about no single one
 * @param detail what and which, for people
 */
record Finding(Kind kind, long position, String detail) {

    /** What was done to the log. */
    enum Kind {
        CHANGED,
        REMOVED,
        INSERTED,
        SWAPPED,
        MOVED,
        /** Does not fit what stands before it: often the trace of something else that is found. */
        INCONSISTENT,
        MALFORMED,
        DISORDERED,
        REWRITTEN,
        TRUNCATED,
        FORGED,
        UNKNOWN_SIGNER
    }

    @Override
    public String toString() {
        return kind + (position == 0 ? "" : " at position " + position) + ": " + detail;
    }
}
