package chat.verbatim.api.bot;

import java.time.Instant;
import java.util.Optional;

/**
 * A door by which another service posts into one group, as the group's members see it. It is a bot that belongs to the group.
 *
 * @param id the bot's user id
 * @param name the bot's display name
 * @param url where to post, on the server that says so
 */
public record IncomingWebhookView(String id, String chatId, String name, String url, Instant createdAt) {
    private static final String GROUP = "chat:";

    public static IncomingWebhookView of(String id, String chatId, String name, Instant createdAt) {
        return new IncomingWebhookView(id, chatId, name, "/api/incoming-webhooks/" + id, createdAt);
    }

    /** As whose the bots of a group are registered; no user's id looks like that. */
    public static String ownerOf(String chatId) {
        return GROUP + chatId;
    }

    /** The reverse of {@link #ownerOf}; empty for a person's bot. */
    public static Optional<String> chatOwning(String ownerId) {
        return ownerId.startsWith(GROUP) ? Optional.of(ownerId.substring(GROUP.length())) : Optional.empty();
    }
}
