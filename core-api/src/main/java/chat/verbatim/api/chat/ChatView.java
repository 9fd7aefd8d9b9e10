package chat.verbatim.api.chat;

import chat.verbatim.api.message.MessageView;
import chat.verbatim.api.user.UserSummary;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chat as one of its members sees it.
 *
 * @param creator the creator's user id
 * @param updatedAt when anything last happened in it
 * @param lastSeq seq of the newest event
 * @param unreadCount messages by others after {@code readSeq} that are not deleted
 * @param readSeq up to where the asking member has read
 * @param position up to where in the log this view is complete
 */
public record ChatView(
        String id,
        @Nullable String name,
        List<Participant> participants,
        String creator,
        boolean isGroup,
        @Nullable MessageView lastMessage,
        Instant createdAt,
        Instant updatedAt,
        long lastSeq,
        long unreadCount,
        long readSeq,
        String position) {
    public ChatView {
        participants = List.copyOf(participants);
    }

    /**
     * @param deliveredSeq everything up to it has arrived at one of the member's devices
     * @param readSeq everything up to it has been read
     */
    public record Participant(UserSummary user, Role role, long deliveredSeq, long readSeq) {}

    /** Written in lower case outside. */
    public enum Role {
        OWNER,
        MEMBER
    }
}
