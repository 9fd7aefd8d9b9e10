package chat.verbatim.api.moderation;

import java.time.Instant;

/**
 * That an account is suspended.
 *
 * @param actorId the operator who did it
 * @param reason in their words, for the eyes of operators
 */
public record Suspension(Instant since, String actorId, String reason) {}
