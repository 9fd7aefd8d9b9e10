package chat.verbatim.api.message;

/** What other sides ask about messages. */
public sealed interface MessageQuery {
    /**
     * One message as a member of its chat sees it now. Answered with {@link MessageView}, or refused with {@code CHAT_NOT_FOUND} or
     * {@code MESSAGE_NOT_FOUND}.
     *
     * @param messageSeq the seq of the message in its chat
     * @param minPosition the answer knows everything up to this position; it waits (bounded) until it does
     */
    record FindMessage(String chatId, long messageSeq, String userId, long minPosition) implements MessageQuery {}
}
