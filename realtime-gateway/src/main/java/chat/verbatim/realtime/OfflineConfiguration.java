package chat.verbatim.realtime;

import chat.verbatim.eventstore.DenseLogEventStore;
import chat.verbatim.realtime.fanout.LogTranslation;
import chat.verbatim.realtime.offline.LogAlone;
import chat.verbatim.realtime.offline.OfflineDelivery;
import chat.verbatim.realtime.offline.OfflineHealth;
import chat.verbatim.realtime.offline.OfflineQueues;
import chat.verbatim.realtime.offline.OfflineRouter;
import chat.verbatim.realtime.offline.OfflineSettings;
import chat.verbatim.realtime.offline.amqp.RabbitQueues;
import chat.verbatim.realtime.presence.PresenceLeases;
import chat.verbatim.realtime.resume.OwedMessages;
import chat.verbatim.realtime.resume.UnacknowledgedMessages;
import chat.verbatim.realtime.routing.Rooms;
import com.mongodb.client.MongoDatabase;
import java.net.URI;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.serialization.Serializer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What waits for users who are away. The queues need a broker; without one the log serves alone. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OfflineSettings.class)
class OfflineConfiguration {
    private static final String URI_SETTING = "verbatim.realtime.offline.uri";

    private final Executor virtualThreads = Executors.newVirtualThreadPerTaskExecutor();

    @Bean
    OfflineQueues offlineQueues(OfflineSettings settings) {
        URI uri = settings.uri();
        return uri == null ? new LogAlone() : RabbitQueues.at(uri, settings);
    }

    @Bean
    OfflineDelivery offlineDelivery(OfflineQueues queues, OfflineSettings settings) {
        return new OfflineDelivery(queues, settings.prefetch(), virtualThreads);
    }

    @Bean
    OwedMessages owedMessages(DenseLogEventStore eventStore, LogTranslation translation) {
        return new OwedMessages(eventStore, translation);
    }

    @Bean
    UnacknowledgedMessages unacknowledgedMessages(
            QueryGateway queries, OwedMessages owed, OfflineQueues queues, Rooms rooms) {
        return new UnacknowledgedMessages(queries, owed, queues, rooms, virtualThreads);
    }

    @Bean
    @ConditionalOnProperty(URI_SETTING)
    OfflineHealth offlineQueuesHealthIndicator(OfflineQueues queues) {
        return new OfflineHealth(queues);
    }

    @Bean
    @ConditionalOnProperty(URI_SETTING)
    OfflineRouter offlineRouter(
            DenseLogEventStore eventStore,
            MongoDatabase database,
            Serializer serializer,
            QueryGateway queries,
            PresenceLeases presence,
            OfflineQueues queues) {
        TokenStore tokens = MongoTokenStore.builder()
                .mongoTemplate(DefaultMongoTemplate.builder()
                        .mongoDatabase(database)
                        .trackingTokensCollectionName("realtime_tokens")
                        .build())
                .serializer(serializer)
                .build();
        return new OfflineRouter(eventStore, tokens, queries, presence, queues);
    }
}
