package chat.verbatim.query.audit;

import chat.verbatim.query.projection.StoredDocument;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/** The audits of one chat, by the seqs of their events, oldest first. Each has a document of its own. */
final class AuditsDocument extends StoredDocument {
    private static final String SEQS = "seqs";

    private final List<Long> seqs;

    AuditsDocument(String id) {
        super(id);
        seqs = new ArrayList<>();
    }

    AuditsDocument(Document stored) {
        super(stored);
        seqs = new ArrayList<>(fieldsOf(stored).getList(SEQS, Long.class));
    }

    @Override
    protected Document fields() {
        return new Document(SEQS, List.copyOf(seqs));
    }

    void add(long seq) {
        seqs.add(seq);
    }

    /** At most {@code count} seqs below {@code before}, newest first. */
    List<Long> newestBefore(long before, int count) {
        return seqs.reversed().stream().filter(seq -> seq < before).limit(count).toList();
    }
}
