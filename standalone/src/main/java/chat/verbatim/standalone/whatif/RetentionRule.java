package chat.verbatim.standalone.whatif;

import chat.verbatim.api.chat.ChatEvent.MessageDeleted;
import chat.verbatim.api.chat.ChatEvent.MessageEdited;
import chat.verbatim.api.chat.ChatEvent.MessageSent;
import chat.verbatim.api.report.ReportEvent.MessageReported;
import chat.verbatim.api.report.ReportEvent.ReportsDecided;
import chat.verbatim.eventstore.CommitEvidence;
import chat.verbatim.eventstore.LogLine;
import chat.verbatim.standalone.whatif.RetentionOutcome.OfChat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Counts what would go if messages that were sent before a moment went. Takes the events of a log in order, and keeps a few numbers for each message
 * that would go.
 */
final class RetentionRule {
    private final Instant before;
    private final Map<String, ChatMessages> chats = new HashMap<>();

    RetentionRule(Instant before) {
        this.before = before;
    }

    void add(LogLine line) {
        CommitEvidence.Event event = line.event();
        String type = event.payloadType();
        if (type.equals(MessageSent.class.getName())) {
            JsonNode sent = read(line);
            Instant at = Instant.ofEpochMilli(event.timestamp());
            chat(sent).sent(event.sequence(), at, at.isBefore(before), sent);
        } else if (type.equals(MessageEdited.class.getName())) {
            JsonNode edited = read(line);
            chat(edited)
                    .edited(
                            edited.path("messageSeq").asLong(),
                            edited.path("content").asString());
        } else if (type.equals(MessageDeleted.class.getName())) {
            JsonNode deleted = read(line);
            chat(deleted).deleted(deleted.path("messageSeq").asLong());
        } else if (type.equals(MessageReported.class.getName())) {
            JsonNode reported = read(line);
            chat(reported).reported(reported.path("messageSeq").asLong(), true);
        } else if (type.equals(ReportsDecided.class.getName())) {
            JsonNode decided = read(line);
            chat(decided).reported(decided.path("messageSeq").asLong(), false);
        }
    }

    private static JsonNode read(LogLine line) {
        return JsonMapper.shared().readTree(line.payload());
    }

    private ChatMessages chat(JsonNode payload) {
        return chats.computeIfAbsent(payload.path("chatId").asString(), id -> new ChatMessages());
    }

    RetentionOutcome outcome() {
        List<OfChat> found = new ArrayList<>();
        chats.forEach((id, messages) -> found.add(messages.counted(id)));
        return RetentionOutcome.of(before, found);
    }
}
