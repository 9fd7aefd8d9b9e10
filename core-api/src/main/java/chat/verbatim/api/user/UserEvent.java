package chat.verbatim.api.user;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that can happen to a user. No e-mail address, password or token ever stands here. */
public sealed interface UserEvent {
    String userId();

    record UserRegistered(String userId, String username, UserProfile profile) implements UserEvent {}

    record BotRegistered(String userId, String ownerId, String username, UserProfile profile) implements UserEvent {}

    /** @param scopes the wire names of {@link chat.verbatim.api.session.Scope}s */
    record BotTokenIssued(
            String userId,
            String tokenId,
            String name,
            List<String> scopes,
            @Nullable Instant expiresAt) implements UserEvent {
        public BotTokenIssued {
            scopes = List.copyOf(scopes);
        }
    }

    /** Stands behind the ends of all its tokens. */
    record BotDeleted(String userId) implements UserEvent {}

    /**
     * Nobody can read what the user wrote any more, from here on and before. In the stream stand behind it only the ends of sessions.
     *
     * @param actorId the user, or the operator who did it
     * @param erasureId names the erasure and its certificate
     * @param reason why, in the words of the operator, without anything personal; null when the user did it
     */
    record UserErased(
            String userId,
            String actorId,
            String erasureId,
            @Nullable String reason) implements UserEvent {
        /** The claim in the log by which a user is erased once. */
        public static String claim(String userId) {
            return "erased:" + userId;
        }
    }

    record ProfileChanged(String userId, UserProfile profile) implements UserEvent {}

    /** Stands once for each change; the password itself is in no log. */
    record PasswordChanged(String userId) implements UserEvent {
        /** The claim in the log by which a change is noted once. */
        public static String claim(String changeId) {
            return "password-change:" + changeId;
        }
    }

    /** No token of this session is valid any more, or a bot's token of this id; its sockets are closed. */
    record SessionEnded(String userId, String sessionId, String reason) implements UserEvent {
        /** The claim in the log by which a session ends once, and by which anybody can tell that it has. */
        public static String claim(String sessionId) {
            return "session-end:" + sessionId;
        }
    }
}
