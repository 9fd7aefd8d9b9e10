package chat.verbatim.api.user;

import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Everything that can be asked of a user's stream. Each is answered with {@link chat.verbatim.api.Accepted} unless it says otherwise. */
public sealed interface UserCommand {
    String userId();

    record RegisterUser(@TargetAggregateIdentifier String userId, Username username, UserProfile profile)
            implements UserCommand {}

    /** Answered with {@link ProfileAnswer}, as {@link ChangeAvatar} is. */
    record ChangeProfile(@TargetAggregateIdentifier String userId, ProfileChange change) implements UserCommand {}

    /** @param avatarId of bytes that are there; null to have no picture */
    record ChangeAvatar(
            @TargetAggregateIdentifier String userId,
            @Nullable String avatarId) implements UserCommand {}

    /** Says that the password was changed, which no log may know. */
    record NotePasswordChange(@TargetAggregateIdentifier String userId, String changeId) implements UserCommand {}

    /** @param ownerId whose bot it is, for ever */
    record RegisterBot(@TargetAggregateIdentifier String userId, String ownerId, Username username, UserProfile profile)
            implements UserCommand {}

    /**
     * @param actorId must be the bot's owner, or there is no such bot
     * @param expiresAt null when it lives until it is revoked
     */
    record IssueBotToken(
            @TargetAggregateIdentifier String userId,
            String actorId,
            String tokenId,
            String name,
            List<String> scopes,
            @Nullable Instant expiresAt)
            implements UserCommand {
        public IssueBotToken {
            scopes = List.copyOf(scopes);
        }
    }

    /** Ends the token as a session ends. */
    record RevokeBotToken(@TargetAggregateIdentifier String userId, String actorId, String tokenId)
            implements UserCommand {}

    /** Revokes all tokens, and there will be no new ones. Answered with {@link chat.verbatim.api.bot.DeletedBot}. */
    record DeleteBot(@TargetAggregateIdentifier String userId, String actorId) implements UserCommand {}

    /**
     * The end of the user; their key is shredded before. The parameters are those of {@link UserEvent.UserErased}. May be said again.
     */
    record EraseUser(
            @TargetAggregateIdentifier String userId,
            String actorId,
            String erasureId,
            @Nullable String reason) implements UserCommand {}

    /** @param reason why it ended, such as {@code logout} or {@code refresh-token-reused} */
    record EndSession(@TargetAggregateIdentifier String userId, String sessionId, String reason)
            implements UserCommand {}
}
