package chat.verbatim.query.travel;

import java.util.List;
import java.util.function.Function;
import org.bson.Document;

/**
 * Some steps of a trail, one after the other.
 *
 * @param base what all steps before them led to
 */
record TrailPart(Document base, List<Step> steps) {
    private static final String BASE = "base";
    private static final String STEPS = "steps";

    TrailPart {
        steps = List.copyOf(steps);
    }

    static TrailPart of(Document stored) {
        return new TrailPart(
                stored.get(BASE, Document.class),
                stored.getList(STEPS, Document.class).stream().map(Step::of).toList());
    }

    Document toBson() {
        return new Document(BASE, base)
                .append(STEPS, steps.stream().map(Step::toBson).toList());
    }

    /** What the steps up to a seq lead to. */
    <P extends Past> P at(long seq, Function<Document, P> shape) {
        P past = shape.apply(base);
        steps.stream().takeWhile(step -> step.seq() <= seq).forEach(past::take);
        return past;
    }
}
