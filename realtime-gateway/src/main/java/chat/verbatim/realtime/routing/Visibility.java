package chat.verbatim.realtime.routing;

import chat.verbatim.realtime.transport.Frame;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which chats a user sees, while broadcasts are shown to them one after the other. */
public final class Visibility {
    private final String userId;
    private final Set<String> chatIds;

    /** @param chatIds the chats that the user sees before the first broadcast */
    Visibility(String userId, Set<String> chatIds) {
        this.userId = userId;
        this.chatIds = new HashSet<>(chatIds);
    }

    /**
     * Before the first of these broadcasts, when only the chats after the last of them are known: a chat that brings the user in is not seen
     * before it does.
     */
    public static Visibility before(List<Broadcast> broadcasts, String userId, Set<String> chatIdsAfter) {
        Visibility visibility = new Visibility(userId, chatIdsAfter);
        Set<String> settled = new HashSet<>();
        for (Broadcast broadcast : broadcasts) {
            boolean brings = broadcast.brings(userId);
            if ((brings || broadcast.takes(userId)) && settled.add(broadcast.chatId()) && brings) {
                visibility.chatIds.remove(broadcast.chatId());
            }
        }
        return visibility;
    }

    /** What the user gets to see of the next broadcast. */
    public List<Frame> show(Broadcast broadcast) {
        if (broadcast.brings(userId)) {
            chatIds.add(broadcast.chatId());
        }
        boolean takes = broadcast.takes(userId);
        boolean visible = takes || broadcast.reaches(userId, chatIds);
        if (takes) {
            chatIds.remove(broadcast.chatId());
        }
        return visible ? broadcast.frames().apply(userId) : List.of();
    }

    Set<String> chatIds() {
        return chatIds;
    }
}
