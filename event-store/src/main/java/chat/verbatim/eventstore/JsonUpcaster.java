package chat.verbatim.eventstore;

import java.util.Objects;
import java.util.function.Consumer;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings the events of one type from one revision to the next, whenever they are read. What is stored stays as it is. Revisions are numbers
 * from 1; an event of the first one is stored without.
 */
public final class JsonUpcaster extends SingleEventUpcaster {

    private final String type;
    private final int from;
    private final String becomes;
    private final Consumer<ObjectNode> change;

    private JsonUpcaster(String type, int from, String becomes, Consumer<ObjectNode> change) {
        if (from < 1) {
            throw new IllegalArgumentException("Revisions begin with 1");
        }
        this.type = type;
        this.from = from;
        this.becomes = becomes;
        this.change = change;
    }

    /**
     * From revision {@code from} to the one after it.
     *
     * @param type stored name of the type
     * @param change makes the stored payload what the next revision would have stored; must not fail for what that revision ever stored
     */
    public static JsonUpcaster of(String type, int from, Consumer<ObjectNode> change) {
        return new JsonUpcaster(type, from, type, change);
    }

    /** The same for an event whose type has another name from the next revision on. */
    public static JsonUpcaster renaming(String type, int from, String becomes, Consumer<ObjectNode> change) {
        return new JsonUpcaster(type, from, becomes, change);
    }

    private static @Nullable String stored(int revision) {
        return revision == 1 ? null : Integer.toString(revision);
    }

    @Override
    protected boolean canUpcast(IntermediateEventRepresentation event) {
        return event.getType().getName().equals(type)
                && Objects.equals(event.getType().getRevision(), stored(from));
    }

    @Override
    protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
        return event.upcastPayload(new SimpleSerializedType(becomes, stored(from + 1)), JsonNode.class, payload -> {
            change.accept((ObjectNode) payload);
            return payload;
        });
    }
}
