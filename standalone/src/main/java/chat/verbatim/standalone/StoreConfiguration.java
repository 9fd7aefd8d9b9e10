package chat.verbatim.standalone;

import chat.verbatim.eventstore.DenseLogEventStore;
import chat.verbatim.node.SerializerConfiguration;
import chat.verbatim.node.StorePing;
import chat.verbatim.standalone.store.EmbeddedStore;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The embedded store, and the log in it. */
@Configuration(proxyBeanMethods = false)
@Import(SerializerConfiguration.class)
class StoreConfiguration {
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
    DenseLogEventStore eventStore(MongoDatabase database, @Qualifier("eventSerializer") Serializer serializer) {
        return DenseLogEventStore.builder()
                .database(database)
                .serializer(serializer)
                .build();
    }

    @Bean
    HealthIndicator storeHealthIndicator(MongoDatabase database) {
        return new StorePing(database);
    }
}
