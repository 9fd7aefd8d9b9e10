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
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Counts what would go if messages that were sent before a moment went. Takes the events of a log in order, and keeps a few numbers for each message
 * that would go.
 */
final class RetentionRule {
    private static final String SENT = MessageSent.class.getName();
    private static final String EDITED = MessageEdited.class.getName();
    private static final String DELETED = MessageDeleted.class.getName();
    private static final String REPORTED = MessageReported.class.getName();
    private static final String DECIDED = ReportsDecided.class.getName();
    private static final Set<String> COUNTED = Set.of(SENT, EDITED, DELETED, REPORTED, DECIDED);

    private final Instant before;
    private final Map<String, ChatMessages> chats = new HashMap<>();

    RetentionRule(Instant before) {
        this.before = before;
    }

    void add(LogLine line) {
        CommitEvidence.Event event = line.event();
        String type = event.payloadType();
        if (!COUNTED.contains(type)) {
            return;
        }
        JsonNode payload = JsonMapper.shared().readTree(line.payload());
        ChatMessages chat = chats.computeIfAbsent(payload.path("chatId").asString(), id -> new ChatMessages());
        long seq = payload.path("messageSeq").asLong();
        if (type.equals(SENT)) {
            Instant at = Instant.ofEpochMilli(event.timestamp());
            chat.sent(event.sequence(), at, at.isBefore(before), payload);
        } else if (type.equals(EDITED)) {
            chat.edited(seq, payload.path("content").asString());
        } else if (type.equals(DELETED)) {
            chat.deleted(seq);
        } else {
            chat.reported(seq, type.equals(REPORTED));
        }
    }

    RetentionOutcome outcome() {
        List<OfChat> found = new ArrayList<>();
        chats.forEach((id, messages) -> found.add(messages.counted(id)));
        return RetentionOutcome.of(before, found);
    }
}
