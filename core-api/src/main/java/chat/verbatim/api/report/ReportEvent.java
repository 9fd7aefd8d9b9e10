package chat.verbatim.api.report;

import chat.verbatim.api.message.MessageId;
import org.jspecify.annotations.Nullable;

/** What happens to the reports of one message, in a stream of their own. The message's words never stand here. */
public sealed interface ReportEvent {
    String chatId();

    long messageSeq();

    /** The name of the stream that holds the reports of a message. */
    static String streamOf(String chatId, long messageSeq) {
        return "report-" + new MessageId(chatId, messageSeq);
    }

    /**
     * @param authorId who wrote the message
     * @param text what the reporter adds; null for nothing
     */
    record MessageReported(
            String chatId,
            long messageSeq,
            String authorId,
            String reporterId,
            ReportReason reason,
            @Nullable String text)
            implements ReportEvent {
        /** The claim by which somebody reports a message once. */
        public static String claim(String chatId, long messageSeq, String reporterId) {
            return "report:" + new MessageId(chatId, messageSeq) + ':' + reporterId;
        }
    }

    /**
     * Settles all reports of the message that stand before it.
     *
     * @param note why, for operators to read; null for nothing
     */
    record ReportsDecided(
            String chatId,
            long messageSeq,
            String actorId,
            ReportOutcome outcome,
            @Nullable String note) implements ReportEvent {}
}
