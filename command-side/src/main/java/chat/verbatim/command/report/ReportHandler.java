package chat.verbatim.command.report;

import chat.verbatim.api.Accepted;
import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.chat.ChatMembership;
import chat.verbatim.api.report.ReportCommand;
import chat.verbatim.api.report.ReportCommand.DecideReports;
import chat.verbatim.api.report.ReportCommand.ReportMessage;
import chat.verbatim.api.report.ReportEvent;
import chat.verbatim.command.Claims;
import chat.verbatim.eventstore.LogEntry;
import chat.verbatim.eventstore.LogReader;
import java.util.concurrent.Callable;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;

/** Lets members report what others wrote, deleted messages included, and operators decide about it. */
final class ReportHandler {
    private final ChatMembership membership;
    private final Repository<Reports> reports;

    ReportHandler(ChatMembership membership, Repository<Reports> reports) {
        this.membership = membership;
        this.reports = reports;
    }

    @CommandHandler
    Accepted handle(ReportMessage command, LogReader log, @MetaDataValue(Claims.HOLDER_SEQ) @Nullable Long reportedAt)
            throws Exception {
        if (membership.memberSince(command.chatId(), command.reporterId()).isEmpty()) {
            throw Refusal.because(RefusalCode.CHAT_NOT_FOUND, "There is no such chat.");
        }
        String authorId =
                ReportedMessage.in(log, command.chatId(), command.messageSeq()).senderId();
        if (authorId.equals(command.reporterId())) {
            throw Refusal.because(RefusalCode.FORBIDDEN, "This is your own message. You may delete it.");
        }
        if (reportedAt != null) {
            return already(command, reportedAt, log);
        }
        return of(command, Reports::new).invoke(those -> those.report(command, authorId));
    }

    @CommandHandler
    Accepted handle(DecideReports command, LogReader log) throws Exception {
        ReportedMessage.requireReported(log, command.chatId(), command.messageSeq());
        Accepted accepted = of(command, Reports::new).invoke(those -> those.decide(command));
        return accepted.repeated() ? already(command, accepted.seq(), log) : accepted;
    }

    private static Accepted already(ReportCommand command, long seq, LogReader log) {
        return Accepted.already(seq)
                .withPosition(log.read(ReportEvent.streamOf(command.chatId(), command.messageSeq()), seq)
                        .map(LogEntry::position)
                        .orElse(0L));
    }

    private Aggregate<Reports> of(ReportCommand command, Callable<Reports> first) throws Exception {
        return reports.loadOrCreate(ReportEvent.streamOf(command.chatId(), command.messageSeq()), first);
    }
}
