package chat.verbatim.query.travel;

import chat.verbatim.query.projection.StoredDocument;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import org.bson.Document;

/**
 * How a chat or a message changed: the newest steps, and where the older parts begin. So any moment of any number of changes is found with
 * one document, or with two.
 */
final class TrailDocument extends StoredDocument {
    /** Steps of one part. */
    static final int LONGEST = 128;

    private static final String STARTS = "starts";
    private static final String PART = "part";

    /** For each older part, the seq of its first step. */
    private final List<Long> starts = new ArrayList<>();

    private TrailPart part = new TrailPart(new Document(), List.of());

    TrailDocument(String id) {
        super(id);
    }

    TrailDocument(Document stored) {
        super(stored);
        Document fields = fieldsOf(stored);
        starts.addAll(fields.getList(STARTS, Long.class, List.of()));
        part = TrailPart.of(fields.get(PART, Document.class));
    }

    @Override
    protected Document fields() {
        Document fields = new Document(PART, part.toBson());
        return starts.isEmpty() ? fields : fields.append(STARTS, List.copyOf(starts));
    }

    @Override
    protected boolean isHot() {
        // Chats and messages change seldom, and all of them together are many.
        return false;
    }

    /** The newest part. */
    TrailPart part() {
        return part;
    }

    boolean isFull() {
        return part.steps().size() == LONGEST;
    }

    /** How many older parts there are, so the number of the next one. */
    int olderParts() {
        return starts.size();
    }

    /** The number of the older part that tells of a seq; empty when the newest part does. */
    OptionalInt olderPartAt(long seq) {
        if (starts.isEmpty() || part.steps().getFirst().seq() <= seq) {
            return OptionalInt.empty();
        }
        int found = Collections.binarySearch(starts, seq);
        return OptionalInt.of(found >= 0 ? found : Math.max(0, -found - 2));
    }

    /** The trail begins with something there. */
    void begin(Past past) {
        part = new TrailPart(past.toBson(), List.of());
    }

    void add(Step step) {
        List<Step> steps = new ArrayList<>(part.steps());
        steps.add(step);
        part = new TrailPart(part.base(), steps);
    }

    /** A new part begins where the newest one ends. That one is an older one from now on. */
    void beginPart(Function<Document, ? extends Past> shape) {
        starts.add(part.steps().getFirst().seq());
        begin(part.at(Long.MAX_VALUE, shape));
    }
}
