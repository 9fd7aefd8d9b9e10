package chat.verbatim.query.travel;

import chat.verbatim.api.Refusal;
import chat.verbatim.eventstore.LogEntry;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a page of events begins in the two streams of a chat. Opaque to clients.
 *
 * @param chat seq of the next event of the chat
 * @param receipts number of the next event of its receipts
 */
record EventCursor(long chat, long receipts) {
    private static final Pattern SHAPE = Pattern.compile("(\\d{1,15})\\.(\\d{1,15})");

    /** @throws chat.verbatim.api.RefusedException with {@code INVALID_REQUEST} when the server never gave such a cursor */
    static EventCursor parse(String text) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            throw Refusal.invalid("cursor", "is not a cursor; send the nextCursor of a page");
        }
        return new EventCursor(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)));
    }

    /** Where the next page begins. */
    EventCursor after(List<LogEntry> page, String chatId) {
        long ofChat = page.stream()
                .filter(entry -> entry.event().getAggregateIdentifier().equals(chatId))
                .count();
        return new EventCursor(chat + ofChat, receipts + page.size() - ofChat);
    }

    @Override
    public String toString() {
        return chat + "." + receipts;
    }
}
