package chat.verbatim.query.projection;

import java.util.Locale;

/** Where the documents and the place of a copy of a projection are. There are two, so that one copy can be built while the other is read. */
enum Slot {
    FIRST(""),
    SECOND("_beside");

    private final String suffix;

    Slot(String suffix) {
        this.suffix = suffix;
    }

    /** What the copy of the projection in this slot is called in the store. */
    String place(String projection) {
        return projection + suffix;
    }

    Slot other() {
        return this == FIRST ? SECOND : FIRST;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Slot of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
