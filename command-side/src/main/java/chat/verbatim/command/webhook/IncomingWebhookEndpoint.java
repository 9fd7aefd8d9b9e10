package chat.verbatim.command.webhook;

import chat.verbatim.api.Position;
import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.RefusedException;
import chat.verbatim.api.Text;
import chat.verbatim.api.bot.IncomingWebhookView;
import chat.verbatim.api.chat.ChatCommand.SendMessage;
import chat.verbatim.api.message.MessageContent;
import chat.verbatim.api.message.MessageId;
import chat.verbatim.api.message.MessageView;
import chat.verbatim.api.session.Caller;
import chat.verbatim.command.chat.MessageSending;
import chat.verbatim.http.PositionHeaders;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Incoming webhooks: made and revoked by people, used by services. */
@RestController
final class IncomingWebhookEndpoint {
    private static final int LONGEST_NAME = 64;

    private final IncomingWebhooks webhooks;
    private final MessageSending sending;

    IncomingWebhookEndpoint(IncomingWebhooks webhooks, MessageSending sending) {
        this.webhooks = webhooks;
        this.sending = sending;
    }

    record Create(@Nullable String name) {}

    record Post(@Nullable String content, @Nullable String replyTo) {}

    /** @param token the secret itself */
    record Issued(String id, String chatId, String name, String url, Instant createdAt, String token) {
        @Override
        public String toString() {
            return "Issued[" + id + "]";
        }
    }

    @PostMapping("/api/chats/{chatId}/incoming-webhooks")
    ResponseEntity<Issued> create(Caller caller, @PathVariable String chatId, @RequestBody Create request) {
        String name = Text.line("name", request.name(), LONGEST_NAME);
        IncomingWebhooks.Created created = webhooks.create(chatId, caller.userId(), name);
        IncomingWebhookView webhook = created.webhook();
        return ResponseEntity.status(HttpStatus.CREATED)
                .header(PositionHeaders.POSITION, Position.encode(created.position()))
                .body(new Issued(
                        webhook.id(), chatId, webhook.name(), webhook.url(), webhook.createdAt(), created.token()));
    }

    @DeleteMapping("/api/chats/{chatId}/incoming-webhooks/{webhookId}")
    ResponseEntity<Void> revoke(Caller caller, @PathVariable String chatId, @PathVariable String webhookId) {
        long position = webhooks.revoke(chatId, caller.userId(), webhookId);
        return ResponseEntity.noContent()
                .header(PositionHeaders.POSITION, Position.encode(position))
                .build();
    }

    @PostMapping("/api/incoming-webhooks/{webhookId}")
    ResponseEntity<MessageView> post(
            Caller caller,
            @PathVariable String webhookId,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody Post request) {
        if (!caller.userId().equals(webhookId)) {
            throw notFound();
        }
        String chatId = webhooks.chatOf(webhookId).orElseThrow(IncomingWebhookEndpoint::notFound);
        return sending.send(new SendMessage(
                chatId,
                webhookId,
                MessageContent.of(request.content()),
                MessageSending.keyOr(key),
                MessageId.seqIn(chatId, request.replyTo()),
                List.of()));
    }

    private static RefusedException notFound() {
        return Refusal.because(RefusalCode.NOT_FOUND, "This is not the secret of this webhook.");
    }
}
