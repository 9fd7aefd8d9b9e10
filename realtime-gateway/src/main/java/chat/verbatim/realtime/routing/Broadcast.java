package chat.verbatim.realtime.routing;

import chat.verbatim.realtime.transport.Frame;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One event of a chat on its way to the sockets of the chat's members; or one of a user, on its way to those who see that user.
 *
 * @param position where it stands in the log
 * @param chatId whose members get it; empty for the event of a user
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

        /**
         * Nothing: it is an event of a user, for that user and for the members of these chats.
         *
         * @param chatIds null when they are not known: then it is for everybody
         */
        record OfUser(String userId, @Nullable Set<String> chatIds) implements Change {
            public OfUser {
                chatIds = chatIds == null ? null : Set.copyOf(chatIds);
            }
        }
    }

    /** An event that looks the same to every member. */
    public static Broadcast toAll(long position, String chatId, Change change, List<Frame> frames) {
        return new Broadcast(position, chatId, change, anyone -> frames);
    }

    /** An event of a user, the same to everybody who sees it. */
    public static Broadcast ofUser(long position, Change.OfUser user, Frame frame) {
        return new Broadcast(position, "", user, anyone -> List.of(frame));
    }

    /** Whether a user who is a member of {@code memberOf}, and of nothing else, gets to see it. */
    boolean reaches(String userId, Set<String> memberOf) {
        return switch (change) {
            case Change.OfUser(String about, Set<String> shown) ->
                about.equals(userId) || shown == null || shown.stream().anyMatch(memberOf::contains);
            case Change.Stays _, Change.Joins _, Change.Leaves _ -> memberOf.contains(chatId);
        };
    }

    /** An event that concerns one member and is shown to nobody else. */
    public static Broadcast toOne(long position, String chatId, String onlyUserId, List<Frame> frames) {
        return new Broadcast(position, chatId, Change.NONE, userId -> userId.equals(onlyUserId) ? frames : List.of());
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
