package chat.verbatim.query.report;

import chat.verbatim.api.message.MessageId;

/** Ids of documents. */
final class ReportKeys {
    private ReportKeys() {}

    /** All reports of one message. */
    static String message(String chatId, long messageSeq) {
        return "m:" + new MessageId(chatId, messageSeq);
    }

    /** One report. */
    static String report(String chatId, long messageSeq, String reporterId) {
        return "r:" + new MessageId(chatId, messageSeq) + ':' + reporterId;
    }
}
