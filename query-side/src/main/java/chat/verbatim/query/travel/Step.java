package chat.verbatim.query.travel;

import org.bson.Document;

/**
 * What one event changed of a chat or of a message. It holds no text that a person wrote: that stands in the event of this seq.
 *
 * @param who whom it is about; empty where it is about nobody
 * @param what the emoji, the role, who owns the group from then on, or who owned it until then; empty where there is none of these
 */
record Step(long seq, Kind kind, String who, String what) {
    /** Stored by these names. */
    enum Kind {
        RENAMED,
        ADDED,
        REMOVED,
        APPOINTED,
        HANDED_OVER,
        EDITED,
        REACTED,
        UNREACTED
    }

    private static final String SEQ = "seq";
    private static final String KIND = "kind";
    private static final String WHO = "who";
    private static final String WHAT = "what";

    static Step of(Document stored) {
        return new Step(
                stored.getLong(SEQ), Kind.valueOf(stored.getString(KIND)), stored.get(WHO, ""), stored.get(WHAT, ""));
    }

    Document toBson() {
        Document fields = new Document(SEQ, seq).append(KIND, kind.name());
        if (!who.isEmpty()) {
            fields.append(WHO, who);
        }
        return what.isEmpty() ? fields : fields.append(WHAT, what);
    }
}
