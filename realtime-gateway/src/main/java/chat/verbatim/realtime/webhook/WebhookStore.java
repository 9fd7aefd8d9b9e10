package chat.verbatim.realtime.webhook;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.pull;
import static com.mongodb.client.model.Updates.push;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;
import static com.mongodb.client.model.Updates.unset;

import chat.verbatim.realtime.webhook.Webhook.DeadLetter;
import chat.verbatim.realtime.webhook.Webhook.Failing;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Webhooks by id, and which ones each chat has. Every change is one write to one document, so that the deliverer and endpoints of other
 * processes never undo what the other did. A counter tells the deliverer that there is something new.
 */
final class WebhookStore {
    static final int MOST_PER_CHAT = 10;

    private static final String IDS = "ids";
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);
    private static final Bson COUNTER = eq("_id", "changes");

    private final MongoCollection<Document> webhooks;
    private final MongoCollection<Document> chats;
    private final MongoCollection<Document> changes;

    WebhookStore(MongoDatabase database) {
        this.webhooks = database.getCollection("webhooks");
        this.chats = database.getCollection("webhook_chats");
        this.changes = database.getCollection("webhook_changes");
    }

    /** @return false when the chat has as many as it may */
    boolean insert(Webhook webhook) {
        Bson chat = eq("_id", webhook.chatId());
        chats.updateOne(chat, setOnInsert(IDS, List.of()), UPSERT);
        forgetWhatIsGone(webhook.chatId());
        Bson room = and(chat, exists(IDS + '.' + (MOST_PER_CHAT - 1), false));
        if (chats.updateOne(room, push(IDS, webhook.id())).getModifiedCount() == 0) {
            return false;
        }
        webhooks.insertOne(WebhookDocuments.document(webhook));
        tell();
        return true;
    }

    /** A crash between the two writes of an insertion takes nobody's place for ever. */
    private void forgetWhatIsGone(String chatId) {
        List<String> ids = idsOf(chatId);
        if (ids.size() == MOST_PER_CHAT) {
            List<String> present = find(ids).stream().map(Webhook::id).toList();
            ids.stream()
                    .filter(id -> !present.contains(id))
                    .forEach(gone -> chats.updateOne(eq("_id", chatId), pull(IDS, gone)));
        }
    }

    void delete(Webhook webhook) {
        webhooks.deleteOne(eq("_id", webhook.id()));
        chats.updateOne(eq("_id", webhook.chatId()), pull(IDS, webhook.id()));
        tell();
    }

    Optional<Webhook> find(String id) {
        return find(List.of(id)).stream().findFirst();
    }

    List<Webhook> ofChat(String chatId) {
        return find(idsOf(chatId));
    }

    private List<String> idsOf(String chatId) {
        Document chat = chats.find(eq("_id", chatId)).first();
        return chat == null ? List.of() : chat.getList(IDS, String.class);
    }

    private List<Webhook> find(List<String> ids) {
        List<Webhook> found = new ArrayList<>();
        webhooks.find(in("_id", ids)).forEach(document -> found.add(WebhookDocuments.webhook(document)));
        found.sort(java.util.Comparator.comparing(Webhook::createdAt));
        return found;
    }

    /** All that are enabled, or have something to redeliver. Walks over all there are. */
    List<Webhook> all() {
        List<Webhook> found = new ArrayList<>();
        webhooks.find().forEach(document -> found.add(WebhookDocuments.webhook(document)));
        return found;
    }

    /** Grows with each change that an endpoint made. */
    long changeCount() {
        Document counter = changes.find(COUNTER).first();
        return counter == null ? 0 : counter.getLong("n");
    }

    void enable(String id) {
        change(id, combine(unset("disabled"), unset("failing"), set("row", 0)));
        tell();
    }

    void disable(String id, String reason) {
        change(id, combine(set("disabled", reason), unset("failing")));
        tell();
    }

    /** Everything up to this seq is done with; a smaller one than before changes nothing. */
    void advance(String id, long seq) {
        webhooks.updateOne(and(eq("_id", id), lt("cursor", seq)), set("cursor", seq));
    }

    void delivered(String id, long seq) {
        webhooks.updateOne(
                and(eq("_id", id), lt("cursor", seq)), combine(set("cursor", seq), unset("failing"), set("row", 0)));
    }

    void failed(String id, Failing failing) {
        change(id, set("failing", WebhookDocuments.document(failing)));
    }

    void giveUp(String id, DeadLetter letter) {
        webhooks.updateOne(
                and(eq("_id", id), lt("cursor", letter.seq())),
                combine(
                        set("cursor", letter.seq()),
                        unset("failing"),
                        inc("row", 1),
                        set(letterOf(letter.seq()), WebhookDocuments.document(letter))));
    }

    /** @return false when there is no such dead letter */
    boolean askForRedelivery(String id, long seq) {
        boolean found =
                webhooks.updateOne(and(eq("_id", id), exists(letterOf(seq))), set(letterOf(seq) + ".redeliver", true))
                                .getMatchedCount()
                        == 1;
        tell();
        return found;
    }

    void redeliveryFailed(String id, DeadLetter letter) {
        webhooks.updateOne(
                and(eq("_id", id), exists(letterOf(letter.seq()))),
                set(letterOf(letter.seq()), WebhookDocuments.document(letter)));
    }

    /** @return false when there is no such dead letter */
    boolean discard(String id, long seq) {
        return webhooks.updateOne(and(eq("_id", id), exists(letterOf(seq))), unset(letterOf(seq)))
                        .getModifiedCount()
                == 1;
    }

    /** Goes on behind this seq, and owes nothing of what came later. */
    void setBack(Webhook webhook, long seq) {
        List<Bson> changes = new ArrayList<>(List.of(set("cursor", seq), unset("failing")));
        webhook.deadLetters().stream()
                .filter(letter -> letter.seq() > seq)
                .forEach(letter -> changes.add(unset(letterOf(letter.seq()))));
        change(webhook.id(), combine(changes));
    }

    private void change(String id, Bson update) {
        webhooks.updateOne(eq("_id", id), update);
    }

    private void tell() {
        changes.updateOne(COUNTER, inc("n", 1L), UPSERT);
    }

    private static String letterOf(long seq) {
        return "letters." + seq;
    }
}
