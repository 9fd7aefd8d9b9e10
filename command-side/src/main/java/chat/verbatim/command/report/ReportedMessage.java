package chat.verbatim.command.report;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.chat.ChatEvent.MessageEdited;
import chat.verbatim.api.chat.ChatEvent.MessageSent;
import chat.verbatim.api.report.ReportEvent;
import chat.verbatim.command.Claims;
import chat.verbatim.eventstore.LogEntry;
import chat.verbatim.eventstore.LogReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A message as the log has it, by its key. */
final class ReportedMessage {
    private static final int PAGE = 1_000;
    private static final int MOST_VERSIONS = 20;

    private ReportedMessage() {}

    /** @throws chat.verbatim.api.RefusedException with {@code MESSAGE_NOT_FOUND} when there is none */
    static MessageSent in(LogReader log, String chatId, long messageSeq) {
        return (MessageSent) entry(log, chatId, messageSeq).event().getPayload();
    }

    private static LogEntry entry(LogReader log, String chatId, long messageSeq) {
        return log.read(chatId, messageSeq)
                .filter(entry -> entry.event().getPayload() instanceof MessageSent)
                .orElseThrow(
                        () -> Refusal.because(RefusalCode.MESSAGE_NOT_FOUND, "There is no such message in this chat."));
    }

    /** @throws chat.verbatim.api.RefusedException with {@code NOT_FOUND} unless somebody has reported it */
    static void requireReported(LogReader log, String chatId, long messageSeq) {
        if (log.read(ReportEvent.streamOf(chatId, messageSeq), 0).isEmpty()) {
            throw Refusal.because(RefusalCode.NOT_FOUND, "Nobody has reported such a message.");
        }
    }

    /** @param at when it read like this first */
    record Version(String content, Instant at) {
        @Override
        public String toString() {
            return "Version[" + at + "]";
        }
    }

    /**
     * How the message read, the oldest version first. Where it was edited, the chat is read from its first edit on.
     *
     * @throws chat.verbatim.api.RefusedException with {@code MESSAGE_NOT_FOUND} when there is none
     */
    static List<Version> versions(LogReader log, String chatId, long messageSeq) {
        List<Version> versions = new ArrayList<>();
        LogEntry sent = entry(log, chatId, messageSeq);
        versions.add(new Version(
                ((MessageSent) sent.event().getPayload()).content(),
                sent.event().getTimestamp()));
        Optional<LogEntry> firstEdit = log.findClaim(Claims.ofFirstEdit(chatId, messageSeq));
        if (firstEdit.isPresent()) {
            long from = firstEdit.get().event().getSequenceNumber();
            List<LogEntry> page;
            do {
                page = log.readAggregate(chatId, from, from + PAGE - 1);
                for (LogEntry entry : page) {
                    if (entry.event().getPayload() instanceof MessageEdited edit && edit.messageSeq() == messageSeq) {
                        versions.add(new Version(edit.content(), entry.event().getTimestamp()));
                    }
                }
                from += PAGE;
            } while (page.size() == PAGE);
        }
        return versions.subList(Math.max(0, versions.size() - MOST_VERSIONS), versions.size());
    }
}
