package chat.verbatim.api.user;

/** A user as everybody sees them: never with the e-mail address. */
public record UserSummary(String id, String username, UserProfile profile) {}
