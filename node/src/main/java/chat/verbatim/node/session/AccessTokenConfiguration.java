package chat.verbatim.node.session;

import chat.verbatim.api.session.AccessTokens;
import chat.verbatim.api.session.Caller;
import chat.verbatim.api.session.EndedSessions;
import chat.verbatim.node.NodeSettings;
import java.time.Clock;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** For processes that have no sessions of their own, all but the command side. */
@Configuration(proxyBeanMethods = false)
public class AccessTokenConfiguration {
    @Bean
    AccessTokens accessTokens(QueryGateway queries, EndedSessions ended, NodeSettings settings) {
        TokenKeyRing keys = new TokenKeyRing(queries, settings.endedSessionsKept());
        return new SignedAccessTokens(keys::find, keys::isIssuer, caller -> hasEnded(caller, ended), Clock.systemUTC());
    }

    /** A session's tokens live shorter than its end is remembered; a bot's may have been revoked years ago. */
    private static boolean hasEnded(Caller caller, EndedSessions ended) {
        return caller.isBot() ? ended.containsEver(caller.sessionId()) : ended.contains(caller.sessionId());
    }
}
