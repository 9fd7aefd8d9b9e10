package chat.verbatim.query.report;

import chat.verbatim.api.message.MessageId;
import chat.verbatim.api.report.ReportEvent.MessageReported;
import chat.verbatim.api.report.ReportEvent.ReportsDecided;
import chat.verbatim.api.report.ReportOutcome;
import chat.verbatim.query.projection.StoredDocument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/** All reports of one message: who made those that are open, and what was decided when. */
final class ReportsDocument extends StoredDocument {
    /** So many of the open ones are shown one by one. */
    static final int SHOWN = 20;

    private static final String CHAT = "chat";
    private static final String MESSAGE = "message";
    private static final String AUTHOR = "author";
    private static final String OPEN = "open";
    private static final String SINCE = "since";
    private static final String REPORTERS = "reporters";
    private static final String DECISIONS = "decisions";
    private static final String SEQ = "seq";
    private static final String OUTCOME = "outcome";
    private static final String AT = "at";

    private String chatId = "";
    private long messageSeq;
    private String authorId = "";
    private long open;
    /** Position of the oldest report that is open; 0 when none is. */
    private long since;

    private final List<String> reporters;
    private final List<Decision> decisions;

    /** @param seq in the stream of the message's reports */
    record Decision(long seq, ReportOutcome outcome, Instant at) {
        static Decision of(Document stored) {
            return new Decision(
                    stored.getLong(SEQ),
                    ReportOutcome.valueOf(stored.getString(OUTCOME)),
                    Instant.ofEpochMilli(stored.getLong(AT)));
        }

        Document toDocument() {
            return new Document(SEQ, seq).append(OUTCOME, outcome.name()).append(AT, at.toEpochMilli());
        }
    }

    ReportsDocument(String id) {
        super(id);
        reporters = new ArrayList<>();
        decisions = new ArrayList<>();
    }

    ReportsDocument(Document stored) {
        super(stored);
        Document fields = fieldsOf(stored);
        chatId = fields.getString(CHAT);
        messageSeq = fields.getLong(MESSAGE);
        authorId = fields.getString(AUTHOR);
        open = fields.getLong(OPEN);
        since = fields.getLong(SINCE);
        reporters = new ArrayList<>(fields.getList(REPORTERS, String.class));
        decisions = new ArrayList<>(fields.getList(DECISIONS, Document.class).stream()
                .map(Decision::of)
                .toList());
    }

    @Override
    protected Document fields() {
        return new Document(CHAT, chatId)
                .append(MESSAGE, messageSeq)
                .append(AUTHOR, authorId)
                .append(OPEN, open)
                .append(SINCE, since)
                .append(REPORTERS, List.copyOf(reporters))
                .append(DECISIONS, decisions.stream().map(Decision::toDocument).toList());
    }

    void report(MessageReported event, long position) {
        chatId = event.chatId();
        messageSeq = event.messageSeq();
        authorId = event.authorId();
        if (open++ == 0) {
            since = position;
        }
        if (reporters.size() < SHOWN) {
            reporters.add(event.reporterId());
        }
    }

    void decide(ReportsDecided event, long seq, Instant at) {
        open = 0;
        since = 0;
        reporters.clear();
        decisions.add(new Decision(seq, event.outcome(), at));
    }

    MessageId messageId() {
        return new MessageId(chatId, messageSeq);
    }

    String authorId() {
        return authorId;
    }

    long open() {
        return open;
    }

    long since() {
        return since;
    }

    /** The ids of those who made the first {@link #SHOWN} of the open reports. */
    List<String> reporters() {
        return List.copyOf(reporters);
    }

    /** What became of the report with this seq; empty while it is open. */
    Optional<Decision> decisionAfter(long seq) {
        return decisions.isEmpty()
                ? Optional.empty()
                : Optional.of(decisions.getLast()).filter(decision -> decision.seq() > seq);
    }
}
