package chat.verbatim.query.audit;

import chat.verbatim.eventstore.LogLine;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An event of the log with its payload taken apart. */
record ReadEvent(LogLine line, String type, JsonNode payload) {
    /** Members that say who did it, the surest first. */
    private static final List<String> ACTORS =
            List.of("actorId", "senderId", "creatorId", "ownerId", "auditorId", "userId");

    private static final List<String> TEXTS = List.of("content", "name", "reason");

    static ReadEvent of(LogLine line, String type) {
        return new ReadEvent(line, type, JsonMapper.shared().readTree(line.payload()));
    }

    static Instant writtenAt(LogLine line) {
        return Instant.ofEpochMilli(line.commit().time());
    }

    /** Who did it; several where marks of several members moved, and none where nobody did. */
    Set<String> actors() {
        Set<String> found = new LinkedHashSet<>();
        for (String member : ACTORS) {
            if (payload.path(member).isString()) {
                found.add(payload.path(member).asString());
                return found;
            }
        }
        payload.path("marks").forEach(mark -> found.add(mark.path("userId").asString()));
        return found;
    }

    /** What people wrote; empty when they wrote nothing. */
    static String textOf(JsonNode payload) {
        return TEXTS.stream()
                .map(payload::path)
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .findFirst()
                .orElse("");
    }

    /** @param lowerCase part of a text or of the name of a file */
    boolean says(String lowerCase) {
        Stream<String> names = payload.path("attachments").valueStream().map(file -> file.path("name")
                .asString(""));
        return Stream.concat(Stream.of(textOf(payload)), names)
                .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(lowerCase));
    }
}
