package chat.verbatim.sdk;

import org.jspecify.annotations.Nullable;

/**
 * Something said that the server has not acknowledged yet.
 *
 * @param key the idempotency key
 * @param at when it was said, in milliseconds since 1970
 * @param turn its place among those said in the same millisecond
 * @param replyTo id of the message of the same chat that it replies to; null when it replies to none
 * @param refusal the code with which the server refused it for good; null while there is hope
 */
public record Outgoing(
        String key,
        String chatId,
        String content,
        long at,
        int turn,
        @Nullable String replyTo,
        @Nullable String refusal) {
    Outgoing refused(String code) {
        return new Outgoing(key, chatId, content, at, turn, replyTo, code);
    }

    Outgoing again() {
        return new Outgoing(key, chatId, content, at, turn, replyTo, null);
    }
}
