package chat.verbatim.node.query;

import chat.verbatim.node.rpc.Payloads;
import org.axonframework.messaging.responsetypes.InstanceResponseType;
import org.axonframework.messaging.responsetypes.MultipleInstancesResponseType;
import org.axonframework.messaging.responsetypes.ResponseType;
import org.axonframework.messaging.responsetypes.ResponseTypes;

/** In what shape somebody wants an answer: one of a type, or many. */
final class Expectation {
    private static final String ONE = "one ";
    private static final String MANY = "many ";

    private Expectation() {}

    static String encode(ResponseType<?> type) {
        String name = type.getExpectedResponseType().getName();
        return switch (type) {
            case InstanceResponseType<?> _ -> ONE + name;
            case MultipleInstancesResponseType<?> _ -> MANY + name;
            default -> throw new IllegalArgumentException(type + " does not travel between processes");
        };
    }

    static ResponseType<?> decode(String text, Payloads payloads) {
        if (text.startsWith(ONE)) {
            return ResponseTypes.instanceOf(payloads.type(text.substring(ONE.length())));
        }
        if (text.startsWith(MANY)) {
            return ResponseTypes.multipleInstancesOf(payloads.type(text.substring(MANY.length())));
        }
        throw new IllegalArgumentException("an expectation \"" + text + "\" is unknown here");
    }
}
