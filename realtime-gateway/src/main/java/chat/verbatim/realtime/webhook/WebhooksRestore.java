package chat.verbatim.realtime.webhook;

import chat.verbatim.node.restore.BesideTheLog;
import com.mongodb.client.MongoDatabase;
import java.util.Map;

/** Sets webhooks, which stand beside the log, back to where their chats end after a restore. */
public final class WebhooksRestore implements BesideTheLog {
    private final WebhookStore webhooks;

    public WebhooksRestore(MongoDatabase database) {
        this.webhooks = new WebhookStore(database);
    }

    /** By chat. Webhooks of a chat that goes as a whole go with it. */
    @Override
    public void restore(Map<String, Long> firstSeqs) {
        for (Webhook webhook : webhooks.all()) {
            Long firstSeq = firstSeqs.get(webhook.chatId());
            if (firstSeq != null && firstSeq == 0) {
                webhooks.delete(webhook);
            } else if (firstSeq != null && webhook.cursor() >= firstSeq) {
                webhooks.setBack(webhook, firstSeq - 1);
            }
        }
    }
}
