package chat.verbatim.query.report;

import chat.verbatim.api.report.ReportEvent;
import chat.verbatim.api.report.ReportEvent.MessageReported;
import chat.verbatim.api.report.ReportEvent.ReportsDecided;
import chat.verbatim.query.projection.LoggedEvent;
import chat.verbatim.query.projection.PersonalFields;
import chat.verbatim.query.projection.ProjectionPart;
import chat.verbatim.query.projection.ReadModel;
import chat.verbatim.query.projection.StoredDocument;
import chat.verbatim.query.projection.WorkingSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Keeps a document for each report, and one for each reported message. */
final class ReportPart implements ProjectionPart {
    private final PersonalFields personal;
    private final OpenReports open;

    ReportPart(PersonalFields personal, OpenReports open) {
        this.personal = personal;
        this.open = open;
    }

    @Override
    public String projection() {
        return ReportSliceConfiguration.PROJECTION;
    }

    @Override
    public boolean concerns(Class<?> payloadType) {
        return ReportEvent.class.isAssignableFrom(payloadType);
    }

    @Override
    public void announce(LoggedEvent event, Consumer<String> ids) {
        ids.accept(idOf((ReportEvent) event.payload()));
    }

    private static String idOf(ReportEvent event) {
        return ReportKeys.message(event.chatId(), event.messageSeq());
    }

    @Override
    public void apply(LoggedEvent event, WorkingSet documents) {
        ReportEvent payload = (ReportEvent) event.payload();
        ReportsDocument reports = documents.findOrCreate(
                idOf(payload), ReportsDocument.class, ReportsDocument::new, ReportsDocument::new);
        switch (payload) {
            case MessageReported e -> {
                documents.createUnseen(new ReportDocument(e, event.seq(), event.at(), personal), event.position());
                documents.change(reports, event.position(), it -> it.report(e, event.position()));
            }
            case ReportsDecided e ->
                documents.change(reports, event.position(), it -> it.decide(e, event.seq(), event.at()));
        }
    }

    @Override
    public void written(Collection<StoredDocument> changed) {
        for (StoredDocument document : changed) {
            if (document instanceof ReportsDocument reports) {
                open.put(reports);
            }
        }
    }

    @Override
    public void restarted(ReadModel documents) {
        List<ReportsDocument> all = new ArrayList<>();
        documents.forEach(stored -> {
            if (stored.getString("_id").startsWith("m:")) {
                all.add(new ReportsDocument(stored));
            }
        });
        open.replace(all);
    }

    @Override
    public @Nullable String writerOf(String id, Document fields) {
        return ReportDocument.reporterOf(fields);
    }
}
