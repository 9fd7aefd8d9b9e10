package chat.verbatim.api.message;

/**
 * Points at a message of the same chat.
 *
 * @param messageId its {@link MessageId}, as written outside
 * @param seq its seq in the chat
 */
public record MessageReference(String messageId, long seq) {
    public static MessageReference to(String chatId, long seq) {
        return new MessageReference(new MessageId(chatId, seq).toString(), seq);
    }
}
