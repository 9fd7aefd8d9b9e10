package chat.verbatim.node.session;

import chat.verbatim.api.moderation.Suspensions;
import chat.verbatim.api.session.AccessTokens;
import chat.verbatim.api.session.Caller;
import chat.verbatim.api.session.EndedSessions;
import chat.verbatim.api.session.SessionQuery.TellArrival;
import chat.verbatim.node.NodeSettings;
import java.time.Clock;
import org.axonframework.queryhandling.QueryGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** For processes that have no sessions of their own, all but the command side. */
@Configuration(proxyBeanMethods = false)
@Import(SuspensionsConfiguration.class)
public class AccessTokenConfiguration {
    private static final Logger log = LoggerFactory.getLogger(AccessTokenConfiguration.class);

    @Bean
    AccessTokens accessTokens(
            QueryGateway queries, EndedSessions ended, Suspensions suspensions, NodeSettings settings) {
        TokenKeyRing keys = new TokenKeyRing(queries, settings.endedSessionsKept());
        return new SignedAccessTokens(
                keys::find,
                keys::isIssuer,
                caller -> hasEnded(caller, ended),
                suspensions::cover,
                (sessionId, renewal) -> tellArrival(queries, sessionId, renewal),
                Clock.systemUTC());
    }

    /** Nobody waits for it, and nothing but a little safety is lost when the command side does not hear of it. */
    private static void tellArrival(QueryGateway queries, String sessionId, int renewal) {
        Thread.startVirtualThread(() -> {
            try {
                queries.query(new TellArrival(sessionId, renewal), Boolean.class)
                        .join();
            } catch (RuntimeException unheard) {
                log.debug(
                        "The command side has not heard that session {} was renewed: {}",
                        sessionId,
                        unheard.toString());
            }
        });
    }

    /** A session's tokens live shorter than its end is remembered; a bot's may have been revoked years ago. */
    private static boolean hasEnded(Caller caller, EndedSessions ended) {
        return caller.isBot() ? ended.containsEver(caller.sessionId()) : ended.contains(caller.sessionId());
    }
}
