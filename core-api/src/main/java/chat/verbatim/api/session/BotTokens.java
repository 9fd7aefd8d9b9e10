package chat.verbatim.api.session;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tokens of bots, where access tokens are signed. */
public interface BotTokens {
    /**
     * Signs a token. The log must have heard of it before, and it is the only copy.
     *
     * @param tokenId what its end is told by, as a session's is
     * @param expiresAt in whole seconds; null for a token that lives until it is revoked
     */
    String issue(String botId, String tokenId, Set<Scope> scopes, @Nullable Instant expiresAt);

    /** These serve no more in this process, from now on; the log has said so, and other processes hear of it there. */
    void ended(Collection<String> tokenIds);
}
