package chat.verbatim.command.audit;

import chat.verbatim.api.Accepted;
import chat.verbatim.api.Position;
import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.audit.AuditId;
import chat.verbatim.api.audit.AuditReason;
import chat.verbatim.api.audit.AuditView;
import chat.verbatim.api.audit.AuditorCommand.AuditLog;
import chat.verbatim.api.audit.AuditorEvent.LogAudited;
import chat.verbatim.api.audit.Auditors;
import chat.verbatim.api.chat.ChatCommand.AuditChat;
import chat.verbatim.api.chat.ChatEvent.ChatAudited;
import chat.verbatim.api.chat.ChatId;
import chat.verbatim.api.message.IdempotencyKey;
import chat.verbatim.api.session.Caller;
import chat.verbatim.api.user.Accounts;
import chat.verbatim.api.user.UserSummary;
import chat.verbatim.eventstore.LogEntry;
import chat.verbatim.eventstore.LogReader;
import chat.verbatim.http.PositionHeaders;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Opens audits. Nothing can be read by one before the log has the event that says so. */
@RestController
final class AuditEndpoint {
    private final CommandGateway commands;
    private final Auditors auditors;
    private final Accounts accounts;
    private final LogReader log;

    AuditEndpoint(CommandGateway commands, Auditors auditors, Accounts accounts, LogReader log) {
        this.commands = commands;
        this.auditors = auditors;
        this.accounts = accounts;
        this.log = log;
    }

    record Request(@Nullable String chatId, @Nullable String reason) {}

    @PostMapping("/api/audits")
    ResponseEntity<AuditView> open(
            Caller caller,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody Request request) {
        // Before anything else is looked at, so that nobody else learns which chats there are.
        auditors.require(caller.userId());
        AuditReason reason = AuditReason.of(request.reason());
        String id = key == null
                ? UUID.randomUUID().toString().replace("-", "")
                : AuditId.of(caller.userId(), IdempotencyKey.of(key).value());
        Accepted accepted = commands.<Accepted>send(command(caller, id, request.chatId(), reason))
                .join();
        return ResponseEntity.status(accepted.repeated() ? HttpStatus.OK : HttpStatus.CREATED)
                .header(PositionHeaders.POSITION, Position.encode(accepted.position()))
                .body(view(id));
    }

    private static Object command(Caller caller, String id, @Nullable String chatId, AuditReason reason) {
        if (chatId == null) {
            return new AuditLog(caller.userId(), id, reason);
        }
        if (!ChatId.isPlausible(chatId)) {
            throw Refusal.because(RefusalCode.CHAT_NOT_FOUND, "There is no such chat.");
        }
        return new AuditChat(chatId, caller.userId(), id, reason);
    }

    /** As the log has it, also when it was opened by an earlier attempt. */
    private AuditView view(String id) {
        LogEntry entry = log.findClaim(AuditId.claim(id)).orElseThrow();
        Instant at = entry.event().getTimestamp();
        return switch (entry.event().getPayload()) {
            case ChatAudited it ->
                AuditView.openedAt(
                                at,
                                id,
                                it.chatId(),
                                entry.event().getSequenceNumber(),
                                auditor(it.auditorId()),
                                it.reason())
                        .ofMessage(it.messageSeq());
            case LogAudited it -> AuditView.openedAt(at, id, null, null, auditor(it.auditorId()), it.reason());
            default -> throw new IllegalStateException("no other event claims an audit");
        };
    }

    private UserSummary auditor(String userId) {
        return Objects.requireNonNull(accounts.summaries(List.of(userId)).get(userId));
    }
}
