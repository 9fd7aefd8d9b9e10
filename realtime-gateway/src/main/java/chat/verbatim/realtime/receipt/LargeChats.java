package chat.verbatim.realtime.receipt;

import chat.verbatim.api.chat.ChatEvent.MessageSent;
import chat.verbatim.api.receipt.Mark;
import chat.verbatim.api.receipt.ReceiptEvent.ReceiptsAdvanced;
import chat.verbatim.eventstore.LogEntry;
import chat.verbatim.eventstore.LogReader;
import chat.verbatim.eventstore.ReadablePayload;
import chat.verbatim.realtime.receipt.RecentMessages.Passage;
import chat.verbatim.realtime.routing.Rooms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whom marks concern in chats with so many live members that not everybody can hear of everybody's: a message would cost as many
 * frames as the square of the members. A mark concerns those whose messages it passes,
 * and its own user when it says what was read, which their other devices have to know.
 */
public final class LargeChats {
    /** So far back a mark is told to those who said something; about older messages a page of the history tells. */
    private static final int REMEMBERED_MESSAGES = 100;

    private static final int REMEMBERED_CHATS = 256;

    private final LogReader log;
    private final Rooms rooms;
    private final int largest;
    private final Map<String, RecentMessages> byChat = new LinkedHashMap<>(16, 0.75f, true);

    /** @param largest how many live members a chat may have at most for all of them to hear of all marks */
    public LargeChats(LogReader log, Rooms rooms, int largest) {
        this.log = log;
        this.rooms = rooms;
        this.largest = largest;
    }

    /** Hears of each message, in the order of the log. */
    public void said(MessageSent message, long seq) {
        synchronized (byChat) {
            RecentMessages recent = byChat.get(message.chatId());
            if (recent != null) {
                recent.said(seq, message.senderId());
            }
        }
    }

    /** Whether a chat is large by those of its members who are live here. */
    boolean isLarge(String chatId) {
        return rooms.countMembers(chatId) > largest;
    }

    /** Whether a chat with so many members is large. */
    boolean isLarge(int members) {
        return members > largest;
    }

    /** What of the marks is news to each user whom they concern. To be called in the order of the log. */
    Map<String, List<Mark>> concerned(ReceiptsAdvanced event) {
        Map<String, List<Mark>> concerned = new HashMap<>();
        synchronized (byChat) {
            RecentMessages recent = remembered(event);
            for (Mark mark : event.marks()) {
                Passage passage = recent.pass(mark);
                for (String userId : passage.userIds()) {
                    concerned.computeIfAbsent(userId, id -> new ArrayList<>(1)).add(passage.news());
                }
            }
        }
        return concerned;
    }

    private RecentMessages remembered(ReceiptsAdvanced event) {
        RecentMessages known = byChat.get(event.chatId());
        if (known != null) {
            return known;
        }
        long reached =
                event.marks().stream().mapToLong(Mark::deliveredSeq).max().orElse(-1);
        // What came after it may have been heard of when nothing was remembered yet. Hearing of a message again does no
        // harm.
        RecentMessages read = read(event.chatId(), reached + REMEMBERED_MESSAGES, 2 * REMEMBERED_MESSAGES);
        byChat.put(event.chatId(), read);
        if (byChat.size() > REMEMBERED_CHATS) {
            byChat.remove(byChat.keySet().iterator().next());
        }
        return read;
    }

    /**
     * Whether the marks of others concern a user.
     *
     * @param lastSeq of the chat's newest event
     */
    boolean hasSaidLately(String userId, String chatId, long lastSeq) {
        synchronized (byChat) {
            RecentMessages known = byChat.get(chatId);
            if (known != null) {
                return known.areBy(userId);
            }
        }
        return read(chatId, lastSeq, REMEMBERED_MESSAGES).areBy(userId);
    }

    private RecentMessages read(String chatId, long lastSeq, int events) {
        RecentMessages recent = new RecentMessages(REMEMBERED_MESSAGES);
        for (LogEntry entry : log.readAggregate(chatId, Math.max(0, lastSeq - events + 1), Math.max(0, lastSeq))) {
            if (ReadablePayload.of(entry.event()).orElse(null) instanceof MessageSent message) {
                recent.said(entry.event().getSequenceNumber(), message.senderId());
            }
        }
        return recent;
    }
}
