package chat.verbatim.realtime.transport;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a client presents when it asks to be connected.
 *
 * @param kind the protocol that it speaks
 * @param remoteAddress the address it comes from, as the server sees it
 * @param token the bearer token: {@code auth.token} of a Socket.IO client, {@code data.token} of a plain one, or that of the
 *     {@code Authorization} header; never from the URL
 * @param auth everything the client put into its handshake; an empty object if it put nothing there
 */
public record Handshake(
        TransportKind kind, String remoteAddress, @Nullable String token, JsonNode auth) {}
