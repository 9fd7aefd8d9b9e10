package chat.verbatim.realtime.whereabouts;

import chat.verbatim.api.admin.ProcessStatuses;
import chat.verbatim.eventstore.DenseLogEventStore;
import chat.verbatim.realtime.offline.OfflineQueues;
import chat.verbatim.realtime.presence.PresenceLeases;
import java.time.InstantSource;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The endpoint of this feature. */
@Configuration(proxyBeanMethods = false)
public class WhereaboutsConfiguration {
    @Bean
    WhereaboutsController whereaboutsController(
            DenseLogEventStore log,
            QueryGateway queries,
            ProcessStatuses statuses,
            PresenceLeases presence,
            OfflineQueues queues) {
        return new WhereaboutsController(
                log, queries, new Readers(statuses, InstantSource.system()), new RecipientPlaces(presence, queues));
    }
}
