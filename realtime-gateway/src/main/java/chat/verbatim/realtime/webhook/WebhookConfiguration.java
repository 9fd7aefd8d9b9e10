package chat.verbatim.realtime.webhook;

import chat.verbatim.eventstore.DenseLogEventStore;
import chat.verbatim.realtime.fanout.LogTranslation;
import com.mongodb.client.MongoDatabase;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.serialization.Serializer;
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
    WebhookDeliverer webhookDeliverer(
            DenseLogEventStore log,
            MongoDatabase database,
            Serializer serializer,
            WebhookStore store,
            QueryGateway queries,
            LogTranslation translation,
            Receiver receiver,
            WebhookSettings settings) {
        TokenStore claims = MongoTokenStore.builder()
                .mongoTemplate(DefaultMongoTemplate.builder()
                        .mongoDatabase(database)
                        .trackingTokensCollectionName("realtime_tokens")
                        .build())
                .serializer(serializer)
                .build();
        Delivery delivery = new Delivery(translation, receiver, clock);
        Backoff backoff = new Backoff(settings.firstRetry(), settings.longestRetry(), RandomGenerator.getDefault());
        return new WebhookDeliverer(
                log,
                log,
                claims,
                store,
                queries,
                settings.checkEvery(),
                webhook -> new WebhookWorker(webhook, log, store, delivery, backoff, settings, clock));
    }
}
