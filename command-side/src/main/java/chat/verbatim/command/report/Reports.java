package chat.verbatim.command.report;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import chat.verbatim.api.Accepted;
import chat.verbatim.api.report.ReportCommand.DecideReports;
import chat.verbatim.api.report.ReportCommand.ReportMessage;
import chat.verbatim.api.report.ReportEvent;
import chat.verbatim.api.report.ReportEvent.MessageReported;
import chat.verbatim.api.report.ReportEvent.ReportsDecided;
import chat.verbatim.api.report.ReportOutcome;
import chat.verbatim.api.report.ReportText;
import chat.verbatim.command.Claims;
import com.fasterxml.jackson.annotation.JsonAutoDetect;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** The reports of one message. Who has reported it is asked of the claims, so that they need not be remembered. */
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
final class Reports {
    @AggregateIdentifier
    @SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // the framework reads it; null before the first event
    private String streamId;

    private boolean open;
    private @Nullable ReportOutcome newest;
    private long lastSeq = -1;

    /** For the framework, before the first event. */
    Reports() {}

    Accepted report(ReportMessage command, String authorId) {
        apply(
                new MessageReported(
                        command.chatId(),
                        command.messageSeq(),
                        authorId,
                        command.reporterId(),
                        command.reason(),
                        ReportText.valueOf(command.text())),
                Claims.claiming(MessageReported.claim(command.chatId(), command.messageSeq(), command.reporterId())));
        return Accepted.at(lastSeq);
    }

    /** A decision may be another one later; then it holds for those who reported before it, too. */
    Accepted decide(DecideReports command) {
        if (!open && command.outcome() == newest) {
            return Accepted.already(lastSeq);
        }
        apply(new ReportsDecided(
                command.chatId(),
                command.messageSeq(),
                command.actorId(),
                command.outcome(),
                ReportText.valueOf(command.note())));
        return Accepted.at(lastSeq);
    }

    @EventSourcingHandler
    void on(ReportEvent event, @SequenceNumber long seq) {
        streamId = ReportEvent.streamOf(event.chatId(), event.messageSeq());
        lastSeq = seq;
        switch (event) {
            case MessageReported _ -> open = true;
            case ReportsDecided it -> {
                open = false;
                newest = it.outcome();
            }
        }
    }
}
