package chat.verbatim.command.session;

import chat.verbatim.api.moderation.Suspensions;
import chat.verbatim.api.session.EndedSessions;
import chat.verbatim.command.CommandSettings;
import chat.verbatim.http.TokenBuckets;
import chat.verbatim.node.session.SuspensionsConfiguration;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

@Configuration(proxyBeanMethods = false)
@Import(SuspensionsConfiguration.class)
class SessionConfiguration {
    private static final double SECONDS_IN_MINUTE = 60;
    private static final double SECONDS_IN_HOUR = 3600;
    private static final int RESETS = 10;

    @Bean
    SigningKey signingKey(MongoDatabase database, Clock clock) {
        return SigningKey.load(database, clock);
    }

    @Bean
    JwtAccessTokens accessTokens(
            SigningKey key,
            CommandSettings settings,
            Clock clock,
            LivingSessions living,
            ObjectProvider<EndedSessions> ended,
            Suspensions suspensions) {
        EndedSessions elsewhere = ended.getIfAvailable(NobodyElse::new);
        return new JwtAccessTokens(key, settings.sessions().accessTokenLife(), clock, living, elsewhere, suspensions);
    }

    @Bean
    AttemptLimits attemptLimits(CommandSettings settings, Clock clock) {
        CommandSettings.Limits limits = settings.limits();
        return new AttemptLimits(
                buckets(limits.perAddress().burst(), limits.perAddress().perMinute(), clock),
                buckets(limits.perAccount().burst(), limits.perAccount().perMinute(), clock),
                new TokenBuckets(RESETS, RESETS / SECONDS_IN_HOUR, clock));
    }

    private static TokenBuckets buckets(int burst, int perMinute, Clock clock) {
        return new TokenBuckets(burst, perMinute / SECONDS_IN_MINUTE, clock);
    }

    /** Where this process is the only one. */
    private static final class NobodyElse implements EndedSessions {
        @Override
        public boolean contains(String sessionId) {
            return false;
        }

        @Override
        public boolean containsEver(String sessionId) {
            return false;
        }
    }
}
