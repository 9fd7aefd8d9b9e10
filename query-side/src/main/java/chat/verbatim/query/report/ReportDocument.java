package chat.verbatim.query.report;

import chat.verbatim.api.report.ReportEvent.MessageReported;
import chat.verbatim.api.report.ReportReason;
import chat.verbatim.query.projection.PersonalFields;
import chat.verbatim.query.projection.StoredDocument;
import java.time.Instant;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A report by one member. What became of it stands with the message: it is the newest decision after it. */
final class ReportDocument extends StoredDocument {
    private static final String REASON = "reason";
    private static final String TEXT = "text";
    private static final String BY = "by";
    private static final String AT = "at";
    private static final String SEQ = "seq";

    private final String reporterId;
    private final ReportReason reason;
    private final @Nullable String text;
    private final long at;
    private final long seq;

    /** @param seq in the stream of the message's reports */
    ReportDocument(MessageReported event, long seq, Instant at, PersonalFields personal) {
        super(ReportKeys.report(event.chatId(), event.messageSeq(), event.reporterId()));
        this.reporterId = event.reporterId();
        this.reason = event.reason();
        this.text = event.text() == null ? null : personal.toStored(reporterId, event.text());
        this.at = at.toEpochMilli();
        this.seq = seq;
    }

    ReportDocument(Document stored) {
        super(stored);
        Document fields = fieldsOf(stored);
        reporterId = fields.getString(BY);
        reason = ReportReason.valueOf(fields.getString(REASON));
        text = fields.getString(TEXT);
        at = fields.getLong(AT);
        seq = fields.getLong(SEQ);
    }

    @Override
    protected Document fields() {
        return new Document(BY, reporterId)
                .append(REASON, reason.name())
                .append(TEXT, text)
                .append(AT, at)
                .append(SEQ, seq);
    }

    /** Null where these are not the fields of a report. */
    static @Nullable String reporterOf(Document fields) {
        return fields.containsKey(TEXT) && fields.get(BY) instanceof String reporter ? reporter : null;
    }

    String reporterId() {
        return reporterId;
    }

    ReportReason reason() {
        return reason;
    }

    @Nullable
    String text(PersonalFields personal) {
        return text == null ? null : personal.fromStored(reporterId, text);
    }

    Instant at() {
        return Instant.ofEpochMilli(at);
    }

    long seq() {
        return seq;
    }

    @Override
    protected boolean isHot() {
        return false;
    }
}
