package chat.verbatim.command.attachment;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.attachment.Attachment;
import chat.verbatim.api.chat.ChatId;
import chat.verbatim.api.chat.ChatQuery.FindMembers;
import chat.verbatim.api.chat.ChatQuery.Members;
import chat.verbatim.api.message.IdempotencyKey;
import chat.verbatim.api.session.Caller;
import chat.verbatim.eventstore.LogReader;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Takes files from members of a chat, to be sent there with a message. The body is the file. */
@RestController
final class AttachmentEndpoint {
    private final FileIntake intake;
    private final QueryGateway queries;
    private final LogReader log;

    AttachmentEndpoint(FileIntake intake, QueryGateway queries, LogReader log) {
        this.intake = intake;
        this.queries = queries;
        this.log = log;
    }

    @PostMapping("/api/chats/{chatId}/attachments")
    ResponseEntity<Attachment> upload(
            Caller caller,
            @PathVariable String chatId,
            @RequestHeader(name = FileName.HEADER, required = false) @Nullable String name,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            HttpServletRequest request)
            throws IOException {
        requireMember(chatId, caller.userId());
        String type = request.getContentType();
        if (type != null && type.startsWith("multipart/")) {
            throw Refusal.because(
                    RefusalCode.UNSUPPORTED_MEDIA_TYPE,
                    "Send the bytes of the file as the body, and its name in the header " + FileName.HEADER + ".");
        }
        FileIntake.Arriving file = new FileIntake.Arriving(
                chatId,
                caller.userId(),
                key == null ? null : IdempotencyKey.of(key).value(),
                FileName.ofHeader(name),
                type,
                request.getContentLengthLong());
        FileIntake.Taken taken = intake.take(file, request.getInputStream());
        return ResponseEntity.status(taken.repeated() ? HttpStatus.OK : HttpStatus.CREATED)
                .body(taken.file());
    }

    private void requireMember(String chatId, String userId) {
        if (!ChatId.isPlausible(chatId) || !isMember(chatId, userId)) {
            throw Refusal.because(RefusalCode.CHAT_NOT_FOUND, "There is no such chat, or you are not in it.");
        }
    }

    private boolean isMember(String chatId, String userId) {
        FindMembers members = new FindMembers(chatId, log.headPosition());
        return queries.query(members, Members.class).join().userIds().contains(userId);
    }
}
