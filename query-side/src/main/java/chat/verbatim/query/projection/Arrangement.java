package chat.verbatim.query.projection;

import java.util.Locale;

/**
 * Which copies of a projection there are.
 *
 * @param live where the one is that reads are answered by
 * @param beside what is in the other slot
 */
record Arrangement(Slot live, Beside beside) {
    static final Arrangement FIRST = new Arrangement(Slot.FIRST, Beside.NONE);

    enum Beside {
        /** Nothing that anybody needs. */
        NONE,
        /** A copy that is built to be switched to. */
        NEXT,
        /** The copy that was live before, to be switched back to. */
        PREVIOUS;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Beside of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    Arrangement with(Beside other) {
        return new Arrangement(live, other);
    }

    /** With the two copies in each other's role: what is next becomes live, what was live is the previous one, and the other way round. */
    Arrangement switched() {
        return new Arrangement(live.other(), beside == Beside.NEXT ? Beside.PREVIOUS : Beside.NEXT);
    }
}
