package chat.verbatim.query.oversight;

import chat.verbatim.api.chat.ChatView.Role;
import chat.verbatim.api.user.UserSummary;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chat as operators see it: nothing that was said, nor the name of a file.
 *
 * @param name null for chats of two, and for groups without one
 * @param messages how many there are that nobody has deleted
 * @param lastMessageAt when the newest one was said; null while nobody has said anything
 * @param participants who is in it; null for a group in a list
 */
record KnownChat(
        String id,
        boolean isGroup,
        @Nullable String name,
        UserSummary creator,
        Instant createdAt,
        int memberCount,
        long messages,
        long lastSeq,
        @Nullable Instant lastMessageAt,
        @Nullable List<Participant> participants) {
    /** @param suspended true of an owner or admin who is suspended, where the chat is opened; null otherwise */
    record Participant(
            UserSummary user, Role role, @Nullable Boolean suspended) {}

    KnownChat withParticipants(List<Participant> others) {
        return new KnownChat(
                id, isGroup, name, creator, createdAt, memberCount, messages, lastSeq, lastMessageAt, others);
    }
}
