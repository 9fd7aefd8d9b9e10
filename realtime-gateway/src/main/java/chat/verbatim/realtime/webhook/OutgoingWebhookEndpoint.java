package chat.verbatim.realtime.webhook;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.chat.ChatQuery.FindChat;
import chat.verbatim.api.chat.ChatView;
import chat.verbatim.api.session.Caller;
import chat.verbatim.eventstore.LogReader;
import chat.verbatim.realtime.webhook.WebhookViews.DeadLetterList;
import chat.verbatim.realtime.webhook.WebhookViews.WebhookList;
import chat.verbatim.realtime.webhook.WebhookViews.WebhookView;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Makes, shows and ends outgoing webhooks. Each belongs to the member who made it, and to nobody else it exists. */
@RestController
final class OutgoingWebhookEndpoint {
    private static final String OF_CHAT = "/api/chats/{chatId}/outgoing-webhooks";
    private static final String ONE = "/api/outgoing-webhooks/{webhookId}";

    private final WebhookStore store;
    private final QueryGateway queries;
    private final LogReader log;
    private final AddressRules rules;
    private final WebhookSettings settings;
    private final InstantSource clock;

    OutgoingWebhookEndpoint(
            WebhookStore store,
            QueryGateway queries,
            LogReader log,
            AddressRules rules,
            WebhookSettings settings,
            InstantSource clock) {
        this.store = store;
        this.queries = queries;
        this.log = log;
        this.rules = rules;
        this.settings = settings;
        this.clock = clock;
    }

    @PostMapping(OF_CHAT)
    ResponseEntity<WebhookView> create(
            Caller caller, @PathVariable String chatId, @RequestBody WebhookRequests.Create request) {
        ChatView chat = chatOf(caller, chatId);
        Webhook webhook = new Webhook(
                UUID.randomUUID().toString().replace("-", ""),
                chatId,
                caller.userId(),
                request.checkedUrl(settings.allowPrivateReceivers(), rules),
                Signature.newSecret(),
                request.checkedEvents(),
                null,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                chat.lastSeq(),
                null,
                0,
                List.of());
        if (!store.insert(webhook)) {
            throw Refusal.because(
                    RefusalCode.LIMIT_REACHED,
                    "The chat has " + WebhookStore.MOST_PER_CHAT + " outgoing webhooks, and may not have more.");
        }
        return ResponseEntity.status(HttpStatus.CREATED).body(WebhookViews.view(webhook, webhook.secret()));
    }

    @GetMapping(OF_CHAT)
    WebhookList list(Caller caller, @PathVariable String chatId) {
        chatOf(caller, chatId);
        return new WebhookList(store.ofChat(chatId).stream()
                .filter(webhook -> webhook.creatorId().equals(caller.userId()))
                .map(webhook -> WebhookViews.view(webhook, null))
                .toList());
    }

    @GetMapping(ONE)
    WebhookView get(Caller caller, @PathVariable String webhookId) {
        return WebhookViews.view(own(caller, webhookId), null);
    }

    @PatchMapping(ONE)
    WebhookView update(Caller caller, @PathVariable String webhookId, @RequestBody WebhookRequests.Update request) {
        Webhook webhook = own(caller, webhookId);
        boolean enabled = request.checked();
        if (enabled && !webhook.isEnabled()) {
            chatOf(caller, webhook.chatId());
            store.enable(webhookId);
        } else if (!enabled && webhook.isEnabled()) {
            store.disable(webhookId, "Its creator disabled it.");
        }
        return get(caller, webhookId);
    }

    @DeleteMapping(ONE)
    ResponseEntity<Void> delete(Caller caller, @PathVariable String webhookId) {
        store.delete(own(caller, webhookId));
        return ResponseEntity.noContent().build();
    }

    @GetMapping(ONE + "/dead-letters")
    DeadLetterList deadLetters(Caller caller, @PathVariable String webhookId) {
        return WebhookViews.deadLetters(own(caller, webhookId));
    }

    @PostMapping(ONE + "/dead-letters/{seq}/redeliver")
    ResponseEntity<Void> redeliver(Caller caller, @PathVariable String webhookId, @PathVariable long seq) {
        Webhook webhook = own(caller, webhookId);
        if (!webhook.isEnabled()) {
            throw Refusal.because(RefusalCode.CONFLICT, "The webhook is disabled; enable it first.");
        }
        if (!store.askForRedelivery(webhookId, seq)) {
            throw noSuchLetter();
        }
        return ResponseEntity.accepted().build();
    }

    @DeleteMapping(ONE + "/dead-letters/{seq}")
    ResponseEntity<Void> discard(Caller caller, @PathVariable String webhookId, @PathVariable long seq) {
        own(caller, webhookId);
        if (!store.discard(webhookId, seq)) {
            throw noSuchLetter();
        }
        return ResponseEntity.noContent().build();
    }

    private Webhook own(Caller caller, String webhookId) {
        return store.find(webhookId)
                .filter(webhook -> webhook.creatorId().equals(caller.userId()))
                .orElseThrow(() -> Refusal.because(RefusalCode.NOT_FOUND, "You have no such webhook."));
    }

    /** Refuses those who are not in the chat. */
    private ChatView chatOf(Caller caller, String chatId) {
        return queries.query(new FindChat(chatId, caller.userId(), log.headPosition()), ChatView.class)
                .join();
    }

    private static RuntimeException noSuchLetter() {
        return Refusal.because(RefusalCode.NOT_FOUND, "The webhook has no such dead letter.");
    }
}
