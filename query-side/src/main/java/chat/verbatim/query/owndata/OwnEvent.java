package chat.verbatim.query.owndata;

import chat.verbatim.api.Position;
import chat.verbatim.eventstore.LogLine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * An event that a user did, or that was done to them.
 *
 * @param stream what it happened to
 * @param seq its number there
 * @param payload the event as it can be read, without the marks of others
 */
record OwnEvent(
        String position,
        Instant time,
        String type,
        @Nullable String stream,
        long seq,
        JsonNode payload) {
    private static final List<String> PEOPLE =
            List.of("userId", "actorId", "senderId", "creatorId", "ownerId", "auditorId", "newOwnerId");
    private static final String MARKS = "marks";

    /** @return empty when the event is none of the user's */
    static Optional<OwnEvent> of(LogLine line, String userId) {
        if (!line.payload().contains(userId)) {
            return Optional.empty();
        }
        JsonNode payload = JsonMapper.shared().readTree(line.payload());
        if (payload.get(MARKS) instanceof ArrayNode marks) {
            marks.removeIf(mark -> !mark.path("userId").asString("").equals(userId));
            return marks.isEmpty() ? Optional.empty() : Optional.of(shown(line, payload));
        }
        boolean theirs = PEOPLE.stream()
                        .anyMatch(member -> payload.path(member).asString("").equals(userId))
                || payload.path("participantIds").valueStream().anyMatch(id -> id.asString("")
                        .equals(userId));
        return theirs ? Optional.of(shown(line, payload)) : Optional.empty();
    }

    private static OwnEvent shown(LogLine line, JsonNode payload) {
        String type = line.event().payloadType();
        return new OwnEvent(
                Position.encode(line.position()),
                Instant.ofEpochMilli(line.commit().time()),
                type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1),
                line.event().aggregateId(),
                line.event().sequence(),
                payload);
    }
}
