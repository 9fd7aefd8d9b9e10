package chat.verbatim.realtime.webhook;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** Those who work now, by chat. For one thread. */
final class WebhookWorkers {
    private final Function<Webhook, WebhookWorker> hire;
    private final Map<String, Map<String, WebhookWorker>> byChat = new HashMap<>();

    WebhookWorkers(Function<Webhook, WebhookWorker> hire) {
        this.hire = hire;
    }

    /**
     * Ends the workers of webhooks that are gone or disabled, and begins those of new ones.
     *
     * @param mayWork asked before one begins
     */
    void become(List<Webhook> webhooks, Predicate<Webhook> mayWork) {
        Map<String, Webhook> enabled = new HashMap<>();
        webhooks.stream().filter(Webhook::isEnabled).forEach(webhook -> enabled.put(webhook.id(), webhook));
        byChat.values().forEach(workers -> workers.values().removeIf(worker -> {
            if (!enabled.containsKey(worker.webhook().id())) {
                worker.end();
            }
            return worker.hasEnded();
        }));
        byChat.values().removeIf(Map::isEmpty);
        for (Webhook webhook : enabled.values()) {
            WebhookWorker known =
                    byChat.getOrDefault(webhook.chatId(), Map.of()).get(webhook.id());
            if (known != null) {
                if (webhook.deadLetters().stream().anyMatch(Webhook.DeadLetter::redeliver)) {
                    known.redeliver();
                }
            } else if (mayWork.test(webhook)) {
                begin(hire.apply(webhook));
            }
        }
    }

    private void begin(WebhookWorker worker) {
        byChat.computeIfAbsent(worker.webhook().chatId(), chat -> new HashMap<>())
                .put(worker.webhook().id(), worker);
        Thread.ofVirtual().name("webhook-" + worker.webhook().id()).start(worker);
    }

    void wake(String chatId) {
        byChat.getOrDefault(chatId, Map.of()).values().forEach(WebhookWorker::wake);
    }

    /** Ends those at once whose creator has left the chat, before anybody is told. */
    void endThoseOf(String chatId, String creatorId, Consumer<Webhook> thenTell) {
        byChat.getOrDefault(chatId, Map.of()).values().removeIf(worker -> {
            boolean his = worker.webhook().creatorId().equals(creatorId);
            if (his) {
                worker.end();
                thenTell.accept(worker.webhook());
            }
            return his;
        });
    }

    void endAll() {
        byChat.values().forEach(workers -> workers.values().forEach(WebhookWorker::end));
        byChat.clear();
    }
}
