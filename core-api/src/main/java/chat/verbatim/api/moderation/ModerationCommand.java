package chat.verbatim.api.moderation;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What operators ask for. Each is answered with {@link chat.verbatim.api.Accepted}. */
public sealed interface ModerationCommand {
    /** Whom it is about. */
    String userId();

    String actorId();

    /** Suspending who is suspended changes nothing. */
    record SuspendUser(@TargetAggregateIdentifier String userId, String actorId, SuspensionReason reason)
            implements ModerationCommand {}

    record ReinstateUser(@TargetAggregateIdentifier String userId, String actorId) implements ModerationCommand {}

    /** Says that a code for a new password was given out; the code itself is in no log. */
    record NotePasswordReset(@TargetAggregateIdentifier String userId, String actorId) implements ModerationCommand {}
}
