package chat.verbatim.api.user;

/** Everything that can happen to a user. No e-mail address, password or token ever stands here. */
public sealed interface UserEvent {
    String userId();

    record UserRegistered(String userId, String username, UserProfile profile) implements UserEvent {}

    record ProfileChanged(String userId, UserProfile profile) implements UserEvent {}

    /** No token of this session is valid any more; its sockets are closed. */
    record SessionEnded(String userId, String sessionId, String reason) implements UserEvent {}
}
