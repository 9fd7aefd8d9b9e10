package chat.verbatim.realtime.signal;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing that a gateway tells others about a chat. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ChatSignal.Typing.class, name = "typing"),
    @JsonSubTypes.Type(value = ChatSignal.Presence.class, name = "presence"),
    @JsonSubTypes.Type(value = ChatSignal.Arrival.class, name = "arrival"),
    @JsonSubTypes.Type(value = ChatSignal.Present.class, name = "present")
})
public sealed interface ChatSignal {

    /** A user types, or types no more; repeated while it goes on. */
    record Typing(String userId, boolean typing) implements ChatSignal {}

    /**
     * A user came or went.
     *
     * @param lastSeen null when they came
     * @param version orders the changes of one user
     * @param largest gateways with more live members than this do not pass it on
     */
    record Presence(String userId, @Nullable Instant lastSeen, long version, int largest) implements ChatSignal {}

    /**
     * A connection has become live, and asks who is here.
     *
     * @param node whom to answer
     * @param largest gateways with more live members than this do not answer
     * @param returns whether the user may have been away for a moment, so that who came in that moment has not seen them
     */
    record Arrival(String userId, String connectionId, String node, int largest, boolean returns)
            implements ChatSignal {}

    /** The answer: these members are live at the sender. */
    record Present(String connectionId, List<String> userIds) implements ChatSignal {
        public Present {
            userIds = List.copyOf(userIds);
        }
    }
}
