package chat.verbatim.standalone.faults;

/** A promise that was broken. */
record Violation(Kind kind, String what) {
    enum Kind {
        LOST,
        DOUBLED,
        REORDERED,
        SHOWN_AFTER_REMOVAL,
        WRONG_STATE,
        WRONG_ANSWER
    }
}
