package chat.verbatim.api.user;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Everything that can be asked of a user's stream. Each is answered with {@link chat.verbatim.api.Accepted}. */
public sealed interface UserCommand {
    String userId();

    record RegisterUser(@TargetAggregateIdentifier String userId, Username username, UserProfile profile)
            implements UserCommand {}

    record ChangeProfile(@TargetAggregateIdentifier String userId, UserProfile profile) implements UserCommand {}

    /** @param reason why it ended, such as {@code logout} or {@code refresh-token-reused} */
    record EndSession(@TargetAggregateIdentifier String userId, String sessionId, String reason)
            implements UserCommand {}
}
