package chat.verbatim.query.report;

import chat.verbatim.api.Position;
import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.message.MessageId;
import chat.verbatim.api.session.Caller;
import chat.verbatim.http.PageParameters;
import chat.verbatim.http.PositionHeaders;
import chat.verbatim.query.projection.PositionGate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The queue, to which the path lets operators alone, and one's own report. Neither shows a word of the message. */
@RestController
final class ReportController {
    private static final int MOST = 50;

    private final ReportQueue queue;
    private final PositionGate reports;
    private final PositionGate users;

    ReportController(ReportQueue queue, PositionGate reports, PositionGate users) {
        this.queue = queue;
        this.reports = reports;
        this.users = users;
    }

    @GetMapping("/api/admin/reports")
    ReportQueue.Page list(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") int limit,
            @RequestHeader(name = PositionHeaders.MIN_POSITION, required = false) @Nullable String minPosition) {
        PageParameters.requireLimit(limit, MOST);
        long position = after == null ? 0 : Position.decode(after, "after");
        PositionGate.pass(PositionHeaders.minPosition(minPosition), reports, users);
        return queue.page(position, limit);
    }

    @GetMapping("/api/chats/{chatId}/messages/{messageId}/report")
    ReportQueue.Own own(
            Caller caller,
            @PathVariable String chatId,
            @PathVariable String messageId,
            @RequestHeader(name = PositionHeaders.MIN_POSITION, required = false) @Nullable String minPosition) {
        MessageId message = MessageId.parse(messageId, chatId);
        PositionGate.pass(PositionHeaders.minPosition(minPosition), reports);
        return queue.own(chatId, message.seq(), caller.userId())
                .orElseThrow(() -> Refusal.because(RefusalCode.NOT_FOUND, "You have not reported such a message."));
    }
}
