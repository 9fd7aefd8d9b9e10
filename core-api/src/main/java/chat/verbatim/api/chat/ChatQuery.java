package chat.verbatim.api.chat;

import chat.verbatim.api.preference.ChatPreferences;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What other sides ask about chats. */
public sealed interface ChatQuery {
    /**
     * All chats that a user is a member of now. Answered with {@link Memberships}.
     *
     * @param minPosition the answer knows everything up to this position; it waits (bounded) until it does
     */
    record FindMemberships(String userId, long minPosition) implements ChatQuery {}

    /**
     * The members of one chat now. Answered with {@link Members}, with no member when there is no such chat.
     *
     * @param minPosition as in {@link FindMemberships}
     */
    record FindMembers(String chatId, long minPosition) implements ChatQuery {}

    /**
     * One chat as a member sees it. Answered with {@link ChatView}, or refused with {@code CHAT_NOT_FOUND} for unknown chats and
     * those who are no members alike.
     *
     * @param minPosition as in {@link FindMemberships}
     */
    record FindChat(String chatId, String userId, long minPosition) implements ChatQuery {}

    /**
     * @param departures the newest (at most {@link #KEPT_DEPARTURES}) chats that the user was removed from or left and is no member
     *     of now, so that a client that was away can be told
     * @param position up to where in the log this is complete
     */
    record Memberships(String userId, List<Membership> chats, List<Departure> departures, long position) {
        public static final int KEPT_DEPARTURES = 200;

        public Memberships {
            chats = List.copyOf(chats);
            departures = List.copyOf(departures);
        }
    }

    /**
     * @param seq seq in the chat of the event that removed the user
     * @param position position of that event
     */
    record Departure(String chatId, long seq, long position) {}

    /**
     * @param lastSeq seq of the chat's newest event
     * @param lastPosition position of that event, or of the chat's newest receipts when those are newer
     * @param acknowledgedSeq up to where one of the user's devices has said that everything arrived; what the user says does not move
     *     it. At least the seq of the event that made them a member, for nothing from before it is owed to them
     * @param chosen what the user has chosen for the chat; null while that is nothing
     */
    record Membership(
            String chatId,
            long lastSeq,
            long lastPosition,
            long acknowledgedSeq,
            @Nullable Chosen chosen) {}

    /** @param position of the newest event of these preferences */
    record Chosen(ChatPreferences preferences, long position) {}

    /** @param position up to where in the log this is complete */
    record Members(String chatId, List<String> userIds, long position) {
        public Members {
            userIds = List.copyOf(userIds);
        }
    }
}
