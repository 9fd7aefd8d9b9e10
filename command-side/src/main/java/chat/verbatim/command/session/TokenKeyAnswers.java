package chat.verbatim.command.session;

import chat.verbatim.api.session.SessionQuery.FindTokenKeys;
import chat.verbatim.api.session.SessionQuery.TellArrival;
import chat.verbatim.api.session.SessionQuery.TokenKey;
import chat.verbatim.api.session.SessionQuery.TokenKeys;
import chat.verbatim.command.CommandSettings;
import java.util.Base64;
import java.util.List;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Tells other processes with what access tokens are checked, and hears from them which ones are used. */
@Component
final class TokenKeyAnswers {
    private final TokenKeys keys;
    private final LivingSessions living;

    TokenKeyAnswers(SigningKey key, CommandSettings settings, LivingSessions living) {
        this.living = living;
        String encoded = Base64.getEncoder().encodeToString(key.publicKey().getEncoded());
        this.keys = new TokenKeys(
                List.of(new TokenKey(key.id(), encoded)),
                JwtAccessTokens.ISSUER,
                settings.sessions().accessTokenLife().toSeconds());
    }

    @QueryHandler
    TokenKeys answer(FindTokenKeys query) {
        return keys;
    }

    @QueryHandler
    boolean answer(TellArrival arrival) {
        living.arrived(arrival.sessionId(), arrival.renewal());
        return true;
    }
}
