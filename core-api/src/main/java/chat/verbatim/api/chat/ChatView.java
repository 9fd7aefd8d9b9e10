package chat.verbatim.api.chat;

import chat.verbatim.api.audit.AuditView;
import chat.verbatim.api.message.MessageView;
import chat.verbatim.api.preference.ChatPreferences;
import chat.verbatim.api.user.UserSummary;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chat as one of its members sees it.
 *
 * @param creator the creator's user id
 * @param updatedAt when anything but a reaction last happened in it
 * @param lastSeq seq of the newest event
 * @param unreadCount messages by others after {@code readSeq} that are not deleted
 * @param unreadMentions how many of those name the asking member, of the newest {@value #KNOWN_MENTIONS} that ever did
 * @param readSeq up to where the asking member has read
 * @param preferences what the asking member has chosen for it; null while that is nothing
 * @param lastAudit who has read it last without being a member, or may just now; null while nobody has
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
        long unreadMentions,
        long readSeq,
        @Nullable ChatPreferences preferences,
        @Nullable AuditView lastAudit,
        String position) {
    public static final int KNOWN_MENTIONS = 100;

    public ChatView {
        participants = List.copyOf(participants);
    }

    /**
     * @param deliveredSeq everything up to it has arrived at one of the member's devices
     * @param readSeq everything up to it has been read
     */
    public record Participant(UserSummary user, Role role, long deliveredSeq, long readSeq) {}

    /** Written in lower case outside; stored by these names. */
    public enum Role {
        OWNER,
        ADMIN,
        MEMBER
    }
}
