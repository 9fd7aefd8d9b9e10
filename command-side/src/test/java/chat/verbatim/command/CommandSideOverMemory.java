package chat.verbatim.command;

import chat.verbatim.api.admin.DeadLetters;
import chat.verbatim.api.admin.ProcessSettings;
import chat.verbatim.api.admin.ProcessStatuses;
import chat.verbatim.api.admin.ProjectionWishes;
import chat.verbatim.api.attachment.AttachmentBytes;
import chat.verbatim.api.attachment.Uploads;
import chat.verbatim.api.erasure.Erasures;
import chat.verbatim.eventstore.DenseLogEventStore;
import chat.verbatim.node.admin.StoredDeadLetters;
import chat.verbatim.node.admin.StoredProcessSettings;
import chat.verbatim.node.admin.StoredProcessStatuses;
import chat.verbatim.node.admin.StoredProjectionWishes;
import chat.verbatim.node.attachment.ChunkedBytes;
import chat.verbatim.node.attachment.StoredUploads;
import chat.verbatim.node.erasure.StoredErasures;
import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.time.Clock;
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
    AttachmentBytes attachmentBytes(MongoDatabase database) {
        return new ChunkedBytes(database);
    }

    @Bean
    Uploads uploads(MongoDatabase database) {
        return new StoredUploads(database);
    }

    @Bean
    ProcessStatuses processStatuses(MongoDatabase database, Clock clock) {
        return new StoredProcessStatuses(database, clock);
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
    Erasures erasures(MongoDatabase database) {
        return new StoredErasures(database);
    }

    @Bean
    ProjectionWishes projectionWishes(MongoDatabase database) {
        return new StoredProjectionWishes(database);
    }

    @Bean
    DenseLogEventStore eventStore(MongoDatabase database, @Qualifier("eventSerializer") Serializer serializer) {
        return DenseLogEventStore.builder()
                .database(database)
                .serializer(serializer)
                .build();
    }
}
