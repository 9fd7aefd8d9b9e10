package chat.verbatim.realtime.webhook;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Webhooks as their creators see them. */
final class WebhookViews {
    private WebhookViews() {}

    /** @param secret only in the answer to the creation, else null */
    record WebhookView(
            String id,
            String chatId,
            String url,
            List<String> events,
            boolean enabled,
            @Nullable String disabledReason,
            Instant createdAt,
            long handledSeq,
            @Nullable FailingView failing,
            int deadLetters,
            @Nullable String secret) {
        @Override
        public String toString() {
            return "WebhookView[" + id + "]";
        }
    }

    record FailingView(int attempts, Instant since, Instant nextAttemptAt, String lastError) {}

    record DeadLetterView(
            long seq,
            String deliveryId,
            String event,
            int attempts,
            String lastError,
            Instant at,
            boolean redelivering) {}

    record WebhookList(List<WebhookView> items) {}

    record DeadLetterList(List<DeadLetterView> items) {}

    static WebhookView view(Webhook webhook, @Nullable String secret) {
        Webhook.Failing failing = webhook.failing();
        return new WebhookView(
                webhook.id(),
                webhook.chatId(),
                webhook.url(),
                webhook.events().stream().sorted().toList(),
                webhook.isEnabled(),
                webhook.disabledReason(),
                webhook.createdAt(),
                webhook.cursor(),
                failing == null
                        ? null
                        : new FailingView(failing.attempts(), failing.since(), failing.next(), failing.error()),
                webhook.deadLetters().size(),
                secret);
    }

    static DeadLetterList deadLetters(Webhook webhook) {
        return new DeadLetterList(webhook.deadLetters().stream()
                .map(letter -> new DeadLetterView(
                        letter.seq(),
                        webhook.id() + '_' + letter.seq(),
                        letter.event(),
                        letter.attempts(),
                        letter.error(),
                        letter.at(),
                        letter.redeliver()))
                .toList());
    }
}
