package chat.verbatim.realtime.receipt;

import chat.verbatim.api.chat.ChatEvent.MessageSent;
import chat.verbatim.api.receipt.Mark;
import chat.verbatim.api.receipt.ReceiptEvent.ReceiptsAdvanced;
import chat.verbatim.eventstore.LogReader;
import chat.verbatim.realtime.receipt.RecentMessages.Passage;
import chat.verbatim.realtime.routing.Rooms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whom marks concern in chats with so many live members that not everybody can hear of everybody's: a message would cost as many
 * frames as the square of the members. A mark concerns those whose messages it passes, of the newest 100, and its own user when it says what
 * was read, which their other devices have to know.
 */
public final class LargeChats {
    /** So far back a mark is told to those who said something; about older messages the chat tells when it is fetched. */
    private static final int REMEMBERED_MESSAGES = 100;

    private static final int REMEMBERED_CHATS = 256;

    private final LogReader log;
    private final Rooms rooms;
    private final int largest;
    private final Map<String, RecentMessages> byChat = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, RecentMessages> eldest) {
            return size() > REMEMBERED_CHATS;
        }
    };

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

    /**
     * What of the marks is news to each user whom they concern. To be called in the order of the log.
     *
     * @throws com.mongodb.MongoException when the log has to be asked who said something lately, and cannot be reached
     */
    Map<String, List<Mark>> concerned(ReceiptsAdvanced event) {
        Map<String, List<Mark>> concerned = new HashMap<>();
        synchronized (byChat) {
            RecentMessages recent = recent(event.chatId());
            for (Mark mark : event.marks()) {
                Passage passage = recent.pass(mark);
                for (String userId : passage.userIds()) {
                    concerned.computeIfAbsent(userId, id -> new ArrayList<>(1)).add(passage.news());
                }
            }
        }
        return concerned;
    }

    /** Whether the marks of others concern a user. */
    boolean hasSaidLately(String userId, String chatId) {
        synchronized (byChat) {
            return recent(chatId).areBy(userId);
        }
    }

    /** To be called under the lock, also while it reads: of what is said meanwhile it hears afterwards. */
    private RecentMessages recent(String chatId) {
        return byChat.computeIfAbsent(chatId, id -> RecentMessages.read(log, id, REMEMBERED_MESSAGES));
    }
}
