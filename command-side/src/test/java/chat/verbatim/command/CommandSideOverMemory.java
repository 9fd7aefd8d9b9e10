package chat.verbatim.command;

import chat.verbatim.eventstore.DenseLogEventStore;
import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.util.concurrent.TimeUnit;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The command side over a database in memory, with a read side that knows nothing but the log. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({CommandSideConfiguration.class, LogReadSide.class})
class CommandSideOverMemory {
    @Bean(destroyMethod = "shutdownNow")
    MongoServer mongoServer() {
        MongoServer server = new MongoServer(new MemoryBackend());
        server.bind("localhost", 0);
        return server;
    }

    @Bean
    MovableClock clock() {
        return new MovableClock();
    }

    @Bean
    ReadCounter readCounter() {
        return new ReadCounter();
    }

    @Bean
    MongoClient mongoClient(
            MongoServer server, ReadCounter counter, @Value("${test.patience-seconds:20}") int patience) {
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(
                        "mongodb://localhost:" + server.getLocalAddress().getPort()))
                .addCommandListener(counter)
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(patience, TimeUnit.SECONDS))
                .build());
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
}
