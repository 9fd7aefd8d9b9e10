package chat.verbatim.loadtest.client;

/**
 * Somebody who is registered and logged in.
 *
 * @param token the access token; lasts as long as the server says, 15 minutes unless it is told otherwise
 */
public record Account(String userId, String token) {}
