package chat.verbatim.query.attachment;

import chat.verbatim.api.attachment.Attachment;
import chat.verbatim.api.session.Caller;
import chat.verbatim.eventstore.LogReader;
import chat.verbatim.http.PositionHeaders;
import chat.verbatim.node.attachment.AttachmentSettings;
import chat.verbatim.query.projection.PositionGate;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Files over HTTP. Whether somebody may have one is asked each time, with everything known that has happened by then. */
@RestController
final class AttachmentController {
    private final Attachments attachments;
    private final FileAnswer answer;
    private final PositionGate chats;
    private final LogReader log;
    private final AttachmentSettings settings;

    AttachmentController(
            Attachments attachments,
            FileAnswer answer,
            PositionGate chats,
            LogReader log,
            AttachmentSettings settings) {
        this.attachments = attachments;
        this.answer = answer;
        this.chats = chats;
        this.log = log;
        this.settings = settings;
    }

    /** What clients should know before they send a file. */
    record Limits(long largestFile, int mostPerMessage, List<String> refusedExtensions) {}

    @GetMapping("/api/attachment-limits")
    Limits limits() {
        return new Limits(
                settings.largestFile().toBytes(),
                settings.mostPerMessage(),
                settings.refusedExtensions().stream().sorted().toList());
    }

    @GetMapping("/api/chats/{chatId}/attachments/{attachmentId}")
    void download(
            Caller caller,
            @PathVariable String chatId,
            @PathVariable String attachmentId,
            @RequestHeader(name = HttpHeaders.RANGE, required = false) @Nullable String range,
            @RequestHeader(name = PositionHeaders.MIN_POSITION, required = false) @Nullable String minPosition,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        long wanted = Math.max(PositionHeaders.minPosition(minPosition), log.headPosition());
        PositionGate.pass(wanted, chats);
        Attachment file = attachments.find(chatId, attachmentId, caller.userId());
        answer.write(file, range, request, response);
    }
}
