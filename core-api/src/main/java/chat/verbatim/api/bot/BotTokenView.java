package chat.verbatim.api.bot;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a bot's token; never the token itself.
 *
 * @param scopes the wire names of its {@link chat.verbatim.api.session.Scope}s
 * @param expiresAt null when it lives until it is revoked
 */
public record BotTokenView(
        String id,
        String name,
        List<String> scopes,
        Instant createdAt,
        @Nullable Instant expiresAt) {
    public BotTokenView {
        scopes = List.copyOf(scopes);
    }
}
