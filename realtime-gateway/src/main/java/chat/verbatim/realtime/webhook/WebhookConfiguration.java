package chat.verbatim.realtime.webhook;

import chat.verbatim.eventstore.DenseLogEventStore;
import chat.verbatim.realtime.fanout.LogTranslation;
import chat.verbatim.realtime.singleton.ClusterSingleton;
import chat.verbatim.realtime.singleton.ClusterSingletons;
import com.mongodb.client.MongoDatabase;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of this feature. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebhookSettings.class)
public class WebhookConfiguration {
    private final InstantSource clock = InstantSource.system();

    @Bean
    WebhookStore webhookStore(MongoDatabase database) {
        return new WebhookStore(database);
    }

    @Bean
    AddressRules webhookAddressRules(WebhookSettings settings) {
        return new AddressRules(settings.allowPrivateReceivers());
    }

    @Bean
    Receiver webhookReceiver(AddressRules rules, WebhookSettings settings) {
        return new Receiver(rules, settings.timeout());
    }

    @Bean
    OutgoingWebhookEndpoint outgoingWebhookEndpoint(
            WebhookStore store,
            QueryGateway queries,
            DenseLogEventStore log,
            AddressRules rules,
            WebhookSettings settings) {
        return new OutgoingWebhookEndpoint(store, queries, log, rules, settings, clock);
    }

    @Bean
    ClusterSingleton webhookDeliverer(
            DenseLogEventStore log,
            ClusterSingletons singletons,
            WebhookStore store,
            QueryGateway queries,
            LogTranslation translation,
            Receiver receiver,
            WebhookSettings settings) {
        Delivery delivery = new Delivery(translation, receiver, clock);
        Backoff backoff = new Backoff(settings.firstRetry(), settings.longestRetry(), RandomGenerator.getDefault());
        return new WebhookDeliverer(
                        log,
                        log,
                        store,
                        queries,
                        settings.checkEvery(),
                        webhook -> new WebhookWorker(webhook, log, store, delivery, backoff, settings, clock))
                .in(singletons);
    }
}
