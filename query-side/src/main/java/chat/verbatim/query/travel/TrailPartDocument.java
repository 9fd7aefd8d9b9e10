package chat.verbatim.query.travel;

import chat.verbatim.query.projection.StoredDocument;
import java.util.List;
import org.bson.Document;

/** An older part of a trail. Written once. */
final class TrailPartDocument extends StoredDocument {
    private TrailPart part = new TrailPart(new Document(), List.of());

    TrailPartDocument(String id) {
        super(id);
    }

    TrailPartDocument(Document stored) {
        super(stored);
        part = TrailPart.of(fieldsOf(stored));
    }

    @Override
    protected Document fields() {
        return part.toBson();
    }

    @Override
    protected boolean isHot() {
        return false;
    }

    TrailPart part() {
        return part;
    }

    void fill(TrailPart full) {
        part = full;
    }
}
