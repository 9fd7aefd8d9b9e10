package chat.verbatim.standalone.faults;

import java.util.List;

/**
 * A message that a client sent, perhaps many times.
 *
 * @param answers what the server said each time that it answered that the message was sent
 */
record Sent(String chatId, String userId, String content, String key, List<Receipt> answers) {
    record Receipt(String messageId, long seq) {}
}
