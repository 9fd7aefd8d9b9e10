package chat.verbatim.realtime;

import chat.verbatim.eventstore.DenseLogEventStore;
import chat.verbatim.node.erasure.PersonalSeals;
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
import chat.verbatim.realtime.singleton.ClusterSingleton;
import chat.verbatim.realtime.singleton.ClusterSingletons;
import chat.verbatim.realtime.trace.GatewayTraces;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.beans.factory.ObjectProvider;
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
    OfflineQueues offlineQueues(OfflineSettings settings, ObjectProvider<PersonalSeals> seals) {
        URI uri = settings.uri();
        return uri == null
                ? new LogAlone()
                : RabbitQueues.at(
                        uri,
                        settings,
                        Optional.ofNullable(seals.getIfAvailable()).flatMap(PersonalSeals::texts));
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
    ClusterSingleton offlineRouter(
            DenseLogEventStore eventStore,
            ClusterSingletons singletons,
            QueryGateway queries,
            PresenceLeases presence,
            OfflineQueues queues,
            GatewayTraces traces) {
        return new OfflineRouter(eventStore, queries, presence, queues, traces).in(singletons);
    }
}
