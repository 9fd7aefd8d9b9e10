package chat.verbatim.realtime.webhook;

import chat.verbatim.realtime.webhook.Webhook.DeadLetter;
import chat.verbatim.realtime.webhook.Webhook.Failing;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Webhooks as documents and back. */
final class WebhookDocuments {
    private WebhookDocuments() {}

    /** Of a new one. */
    static Document document(Webhook webhook) {
        return new Document("_id", webhook.id())
                .append("chatId", webhook.chatId())
                .append("creatorId", webhook.creatorId())
                .append("url", webhook.url())
                .append("secret", webhook.secret())
                .append("events", List.copyOf(webhook.events()))
                .append("createdAt", Date.from(webhook.createdAt()))
                .append("cursor", webhook.cursor())
                .append("row", 0)
                .append("letters", new Document());
    }

    static Webhook webhook(Document stored) {
        return new Webhook(
                stored.getString("_id"),
                stored.getString("chatId"),
                stored.getString("creatorId"),
                stored.getString("url"),
                stored.getString("secret"),
                Set.copyOf(stored.getList("events", String.class)),
                stored.getString("disabled"),
                stored.getDate("createdAt").toInstant(),
                stored.getLong("cursor"),
                failing(stored.get("failing", Document.class)),
                stored.getInteger("row", 0),
                letters(stored.get("letters", new Document())));
    }

    static Document document(Failing failing) {
        return new Document("attempts", failing.attempts())
                .append("since", Date.from(failing.since()))
                .append("next", Date.from(failing.next()))
                .append("error", failing.error());
    }

    private static @Nullable Failing failing(@Nullable Document stored) {
        return stored == null
                ? null
                : new Failing(
                        stored.getInteger("attempts"),
                        stored.getDate("since").toInstant(),
                        stored.getDate("next").toInstant(),
                        stored.getString("error"));
    }

    static Document document(DeadLetter letter) {
        return new Document("event", letter.event())
                .append("attempts", letter.attempts())
                .append("error", letter.error())
                .append("at", Date.from(letter.at()))
                .append("redeliver", letter.redeliver());
    }

    private static List<DeadLetter> letters(Document stored) {
        return stored.entrySet().stream()
                .map(WebhookDocuments::letter)
                .sorted(Comparator.comparing(DeadLetter::seq))
                .toList();
    }

    private static DeadLetter letter(Map.Entry<String, Object> entry) {
        Document letter = (Document) entry.getValue();
        return new DeadLetter(
                Long.parseLong(entry.getKey()),
                letter.getString("event"),
                letter.getInteger("attempts"),
                letter.getString("error"),
                letter.getDate("at").toInstant(),
                letter.getBoolean("redeliver", false));
    }
}
