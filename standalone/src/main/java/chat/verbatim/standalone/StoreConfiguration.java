package chat.verbatim.standalone;

import chat.verbatim.api.admin.DeadLetters;
import chat.verbatim.api.admin.ProcessSettings;
import chat.verbatim.api.admin.ProcessStatuses;
import chat.verbatim.api.admin.ProjectionWishes;
import chat.verbatim.api.attachment.AttachmentBytes;
import chat.verbatim.api.attachment.Uploads;
import chat.verbatim.api.erasure.Erasures;
import chat.verbatim.eventstore.DenseLogEventStore;
import chat.verbatim.eventstore.LogCut;
import chat.verbatim.eventstore.LogSettings;
import chat.verbatim.node.SerializerConfiguration;
import chat.verbatim.node.StorePing;
import chat.verbatim.node.admin.StatusConfiguration;
import chat.verbatim.node.admin.StoredDeadLetters;
import chat.verbatim.node.admin.StoredProcessSettings;
import chat.verbatim.node.admin.StoredProcessStatuses;
import chat.verbatim.node.admin.StoredProjectionWishes;
import chat.verbatim.node.attachment.ChunkedBytes;
import chat.verbatim.node.attachment.StoredUploads;
import chat.verbatim.node.erasure.PersonalKeySettings;
import chat.verbatim.node.erasure.PersonalSeals;
import chat.verbatim.node.erasure.StoredErasures;
import chat.verbatim.node.evolution.EventUpcasters;
import chat.verbatim.standalone.store.EmbeddedStore;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The embedded store of a data folder, and the log in it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({StandaloneProperties.class, PersonalKeySettings.class})
@Import({SerializerConfiguration.class, StatusConfiguration.class})
public class StoreConfiguration {
    @Bean
    EmbeddedStore embeddedStore(StandaloneProperties properties) {
        return EmbeddedStore.open(properties.data(), properties.forcedCollections());
    }

    @Bean
    MongoClient mongoClient(EmbeddedStore store) {
        return store.connect();
    }

    @Bean
    MongoDatabase mongoDatabase(MongoClient client) {
        return client.getDatabase("verbatim");
    }

    @Bean
    Erasures erasures(MongoDatabase database) {
        return new StoredErasures(database);
    }

    @Bean
    AttachmentBytes attachmentBytes(MongoDatabase database) {
        return new ChunkedBytes(database);
    }

    @Bean
    Uploads uploads(MongoDatabase database) {
        return new StoredUploads(database);
    }

    @Bean
    ProcessStatuses processStatuses(MongoDatabase database) {
        return new StoredProcessStatuses(database, Clock.systemUTC());
    }

    @Bean
    ProcessSettings processSettings(MongoDatabase database) {
        return new StoredProcessSettings(database);
    }

    @Bean
    DeadLetters deadLetters(MongoDatabase database) {
        return new StoredDeadLetters(database);
    }

    @Bean
    ProjectionWishes projectionWishes(MongoDatabase database) {
        return new StoredProjectionWishes(database);
    }

    @Bean
    PersonalSeals personalSeals(MongoDatabase database, PersonalKeySettings keys) {
        return PersonalSeals.of(database, keys);
    }

    @Bean
    DenseLogEventStore eventStore(
            MongoDatabase database, PersonalSeals seals, @Qualifier("eventSerializer") Serializer serializer) {
        LogCut.requireFinished(database, LogSettings.defaults());
        return DenseLogEventStore.builder()
                .database(database)
                .serializer(serializer)
                .upcasters(EventUpcasters.all())
                .payloadTransformer(seals.payloads())
                .build();
    }

    @Bean
    HealthIndicator storeHealthIndicator(MongoDatabase database) {
        return new StorePing(database);
    }
}
