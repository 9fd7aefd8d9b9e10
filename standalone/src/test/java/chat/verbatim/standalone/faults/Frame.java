package chat.verbatim.standalone.faults;

import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What a device heard. */
record Frame(String event, JsonNode data) {
    private static final Set<String> OF_CHATS = Set.of(
            "receive_message",
            "message_edited",
            "message_deleted",
            "reaction_added",
            "reaction_removed",
            "chat_created",
            "chat_updated",
            "participant_added",
            "participant_removed",
            "role_changed",
            "chat_audited");

    boolean is(String name) {
        return event.equals(name);
    }

    /** Whether it tells an event that has a seq in its chat, so that it may come only once. */
    boolean hasSeq() {
        return OF_CHATS.contains(event);
    }

    boolean isMessage() {
        return is("receive_message");
    }

    String chatId() {
        return data.path("chatId").asString();
    }

    String userId() {
        return data.path("userId").asString();
    }

    long seq() {
        return data.path("seq").asLong();
    }

    boolean hasPosition() {
        return data.has("position");
    }

    /** Where in the log; the checker may look inside what is opaque to clients. */
    long position() {
        return number(data.path("position").asString());
    }

    /** What follows has no connection with what the device knew before. */
    boolean isNewStart() {
        return is("caught_up") && data.path("fromStart").asBoolean(false);
    }

    static long number(String position) {
        int end = position.indexOf('.');
        return Long.parseLong(end < 0 ? position : position.substring(0, end));
    }
}
