package chat.verbatim.realtime.redis;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Redis, where there is one. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("verbatim.realtime.redis.uri")
@EnableConfigurationProperties(RedisSettings.class)
public class RedisConfiguration {
    @Bean
    RedisGateway redisGateway(RedisSettings settings) {
        return new RedisGateway(settings);
    }

    @Bean
    HealthIndicator redisHealthIndicator(RedisGateway redis) {
        return new RedisHealth(redis);
    }
}
