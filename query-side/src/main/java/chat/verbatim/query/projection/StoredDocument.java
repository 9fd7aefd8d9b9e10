package chat.verbatim.query.projection;

import org.bson.Document;

/**
 * A document of a read model. It knows the position of the newest event that it holds, so that an event that comes again
 * changes nothing. What it becomes by an event depends on itself and that event alone.
 */
public abstract class StoredDocument {
    static final String ID = "_id";

    static final String POSITION = "p";
    /** Everything else is below one field: an embedded server pays for each path that an update names. */
    static final String FIELDS = "d";

    private final String id;
    private long position;

    /** A document that holds nothing yet. */
    protected StoredDocument(String id) {
        this(id, -1);
    }

    protected StoredDocument(Document stored) {
        this(stored.getString(ID), stored.getLong(POSITION));
    }

    private StoredDocument(String id, long position) {
        this.id = id;
        this.position = position;
    }

    public final String id() {
        return id;
    }

    /** Position of the newest event that this document holds. */
    public final long position() {
        return position;
    }

    final boolean holds(long eventPosition) {
        return eventPosition <= position;
    }

    final void advanceTo(long eventPosition) {
        position = eventPosition;
    }

    /** Everything but id and position. */
    protected abstract Document fields();

    /** What {@link #fields} was when the document was stored. */
    protected static Document fieldsOf(Document stored) {
        return stored.get(FIELDS, Document.class);
    }

    /** The path by which a projection of a query names a field. */
    static String path(String field) {
        return FIELDS + '.' + field;
    }

    /** Without the id. */
    final Document toBson() {
        return new Document(FIELDS, fields()).append(POSITION, position);
    }

    /** Whether it is worth keeping in memory for the next events. */
    protected boolean isHot() {
        return true;
    }
}
