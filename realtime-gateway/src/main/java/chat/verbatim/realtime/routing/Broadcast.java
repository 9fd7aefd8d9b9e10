package chat.verbatim.realtime.routing;

import chat.verbatim.realtime.transport.Frame;
import java.util.List;
import java.util.function.Function;

/**
 * One event of a chat on its way to the sockets of the chat's members.
 *
 * @param position where it stands in the log
 * @param chatId whose members get it
 * @param change what it does to the membership of the chat
 * @param frames the frames for a user's connections, given the user's id; equal frames are the same object, so that each is
 *     encoded once
 */
public record Broadcast(long position, String chatId, Change change, Function<String, List<Frame>> frames) {

    /** What an event does to the membership of its chat. */
    public sealed interface Change {
        /** Nothing. */
        Change NONE = new Stays();

        record Stays() implements Change {}

        /** These are members before the event is shown, and see it. */
        record Joins(List<String> userIds) implements Change {
            public Joins {
                userIds = List.copyOf(userIds);
            }
        }

        /** This user sees the event, and nothing of the chat after it. */
        record Leaves(String userId) implements Change {}
    }

    /** An event that looks the same to every member. */
    public static Broadcast toAll(long position, String chatId, Change change, List<Frame> frames) {
        return new Broadcast(position, chatId, change, anyone -> frames);
    }

    /** Whether it makes {@code userId} a member. */
    boolean brings(String userId) {
        return change instanceof Change.Joins joins && joins.userIds().contains(userId);
    }

    /** Whether {@code userId} is no member any more after it. */
    boolean takes(String userId) {
        return change instanceof Change.Leaves leaves && leaves.userId().equals(userId);
    }
}
