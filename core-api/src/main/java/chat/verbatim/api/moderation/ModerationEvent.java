package chat.verbatim.api.moderation;

/** What operators did to an account, in a stream of its own for each account. No code and no password ever stands here. */
public sealed interface ModerationEvent {
    /** Whose stream it stands in. */
    String userId();

    /** The name of the stream that holds what was done to this account. */
    static String streamOf(String userId) {
        return "moderation-" + userId;
    }

    /**
     * No token of the account is valid any more, nor one of its bots', and nobody logs in to it, until {@link UserReinstated}.
     *
     * @param reason in the words of {@code actorId}, for the eyes of operators
     */
    record UserSuspended(String userId, String actorId, String reason) implements ModerationEvent {}

    record UserReinstated(String userId, String actorId) implements ModerationEvent {}

    /**
     * The operator {@code userId} has suspended the operator {@code suspendedId}: one commit with that {@link UserSuspended}, so that of
     * two who suspend each other one stays.
     */
    record OperatorSuspended(String userId, String suspendedId) implements ModerationEvent {}

    /** {@code actorId} was given a code with which a new password can be chosen, once and for a while. */
    record PasswordResetIssued(String userId, String actorId) implements ModerationEvent {}
}
