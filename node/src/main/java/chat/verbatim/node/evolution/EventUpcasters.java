package chat.verbatim.node.evolution;

import chat.verbatim.eventstore.JsonUpcaster;
import java.util.List;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;

/** How events that were stored in an earlier form become what they are today. {@code docs/event-evolution.md} says how to add to it. */
public final class EventUpcasters {
    /** One step each, those of one type by their revisions. None is needed so far: what came later is optional. */
    private static final List<JsonUpcaster> STEPS = List.of();

    private EventUpcasters() {}

    /** All of them, in the order in which they apply. */
    public static EventUpcaster all() {
        return of(STEPS);
    }

    static EventUpcaster of(List<JsonUpcaster> steps) {
        return steps.isEmpty() ? NoOpEventUpcaster.INSTANCE : new EventUpcasterChain(steps);
    }
}
