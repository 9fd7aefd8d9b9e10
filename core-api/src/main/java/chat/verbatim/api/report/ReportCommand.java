package chat.verbatim.api.report;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What can be asked of the reports of a message. Handled where the chat is at home. Each is answered with {@link chat.verbatim.api.Accepted}. */
public sealed interface ReportCommand {
    String chatId();

    long messageSeq();

    /** Once for each reporter; again it changes nothing. */
    record ReportMessage(
            @TargetAggregateIdentifier String chatId,
            long messageSeq,
            String reporterId,
            ReportReason reason,
            @Nullable ReportText text)
            implements ReportCommand {}

    /** Settles the reports that nobody has decided about. */
    record DecideReports(
            @TargetAggregateIdentifier String chatId,
            long messageSeq,
            String actorId,
            ReportOutcome outcome,
            @Nullable ReportText note)
            implements ReportCommand {}
}
