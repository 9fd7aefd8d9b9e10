package chat.verbatim.standalone.whatif;

/** What would be otherwise. Says nothing that anybody wrote. */
sealed interface Outcome permits ProjectionOutcome, RetentionOutcome {
    /** Whether anything would. */
    boolean changes();

    /** For people. */
    String told();
}
