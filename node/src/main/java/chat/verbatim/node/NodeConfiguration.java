package chat.verbatim.node;

import chat.verbatim.api.admin.DeadLetters;
import chat.verbatim.api.admin.ProcessSettings;
import chat.verbatim.api.admin.ProcessStatuses;
import chat.verbatim.api.admin.ProjectionWishes;
import chat.verbatim.api.attachment.AttachmentBytes;
import chat.verbatim.api.attachment.Uploads;
import chat.verbatim.api.erasure.Erasures;
import chat.verbatim.eventstore.DenseLogEventStore;
import chat.verbatim.eventstore.LogCut;
import chat.verbatim.eventstore.LogNudge;
import chat.verbatim.eventstore.LogSettings;
import chat.verbatim.node.admin.StatusConfiguration;
import chat.verbatim.node.admin.StoredDeadLetters;
import chat.verbatim.node.admin.StoredProcessSettings;
import chat.verbatim.node.admin.StoredProcessStatuses;
import chat.verbatim.node.admin.StoredProjectionWishes;
import chat.verbatim.node.attachment.ChunkedBytes;
import chat.verbatim.node.attachment.StoredUploads;
import chat.verbatim.node.command.CommandAnswers;
import chat.verbatim.node.command.CommandBusConfiguration;
import chat.verbatim.node.erasure.PersonalKeySettings;
import chat.verbatim.node.erasure.PersonalSeals;
import chat.verbatim.node.erasure.StoredErasures;
import chat.verbatim.node.evolution.EventUpcasters;
import chat.verbatim.node.nudge.RedisLogNudge;
import chat.verbatim.node.query.QueryAnswers;
import chat.verbatim.node.query.QueryBusConfiguration;
import chat.verbatim.node.rpc.NodeAddress;
import chat.verbatim.node.rpc.Payloads;
import chat.verbatim.node.rpc.Peers;
import chat.verbatim.node.rpc.RpcServer;
import chat.verbatim.node.session.EndedSessionsConfiguration;
import chat.verbatim.node.trace.TraceConfiguration;
import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.serialization.Serializer;
import org.bson.UuidRepresentation;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** A process of a cluster: its clients of the store and of Redis, the log, and buses that reach the other processes. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({NodeSettings.class, PersonalKeySettings.class})
@Import({
    SettingsCheck.class,
    SerializerConfiguration.class,
    CommandBusConfiguration.class,
    QueryBusConfiguration.class,
    EndedSessionsConfiguration.class,
    StatusConfiguration.class,
    TraceConfiguration.class
})
public class NodeConfiguration {
    private static final int SELECTION_SECONDS = 5;
    private static final int CONNECT_SECONDS = 3;

    @Bean
    MongoClient mongoClient(NodeSettings settings) {
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(settings.mongodb()))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(SELECTION_SECONDS, TimeUnit.SECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS))
                .retryWrites(false)
                .retryReads(false)
                .uuidRepresentation(UuidRepresentation.STANDARD)
                .build());
    }

    @Bean
    MongoDatabase mongoDatabase(MongoClient client, NodeSettings settings) {
        return client.getDatabase(settings.database());
    }

    @Bean
    LogNudge logNudge(NodeSettings settings) {
        String redis = settings.redis();
        return redis == null ? LogNudge.none() : new RedisLogNudge(redis);
    }

    @Bean
    PersonalSeals personalSeals(MongoClient client, NodeSettings settings, PersonalKeySettings keys) {
        return PersonalSeals.of(client.getDatabase(settings.logDatabase()), keys);
    }

    @Bean
    DenseLogEventStore eventStore(
            MongoClient client,
            NodeSettings settings,
            LogNudge nudge,
            PersonalSeals seals,
            @Qualifier("eventSerializer") Serializer serializer) {
        LogCut.requireFinished(client.getDatabase(settings.logDatabase()), LogSettings.defaults());
        return DenseLogEventStore.builder()
                .database(client.getDatabase(settings.logDatabase()))
                .serializer(serializer)
                .upcasters(EventUpcasters.all())
                .settings(LogSettings.defaults().withPollInterval(settings.pollInterval()))
                .payloadTransformer(seals.payloads())
                .nudge(nudge)
                .build();
    }

    @Bean
    Erasures erasures(MongoClient client, NodeSettings settings) {
        return new StoredErasures(client.getDatabase(settings.logDatabase()));
    }

    @Bean
    AttachmentBytes attachmentBytes(MongoClient client, NodeSettings settings) {
        return new ChunkedBytes(client.getDatabase(settings.logDatabase()));
    }

    @Bean
    Uploads uploads(MongoClient client, NodeSettings settings) {
        return new StoredUploads(client.getDatabase(settings.logDatabase()));
    }

    @Bean
    ProcessStatuses processStatuses(MongoClient client, NodeSettings settings) {
        return new StoredProcessStatuses(client.getDatabase(settings.logDatabase()), Clock.systemUTC());
    }

    @Bean
    ProcessSettings processSettings(MongoClient client, NodeSettings settings) {
        return new StoredProcessSettings(client.getDatabase(settings.logDatabase()));
    }

    @Bean
    ProjectionWishes projectionWishes(MongoClient client, NodeSettings settings) {
        return new StoredProjectionWishes(client.getDatabase(settings.logDatabase()));
    }

    @Bean
    DeadLetters deadLetters(MongoClient client, NodeSettings settings) {
        return new StoredDeadLetters(client.getDatabase(settings.logDatabase()));
    }

    @Bean
    Payloads rpcPayloads(@Qualifier("messageSerializer") Serializer serializer) {
        return new Payloads(serializer);
    }

    @Bean
    RpcServerLifecycle rpcServer(
            NodeSettings settings,
            Payloads payloads,
            @Qualifier("localSegment") SimpleCommandBus commands,
            @Qualifier("localQueryBus") SimpleQueryBus queries) {
        String address = settings.address();
        if (address == null) {
            return new RpcServerLifecycle(null);
        }
        return new RpcServerLifecycle(new RpcServer(
                NodeAddress.parse(address),
                settings.secret(),
                new CommandAnswers(payloads, commands),
                new QueryAnswers(payloads, queries)));
    }

    /** How far the log goes, as far as this process knows: its growth is what the installation does in a second. */
    @Bean
    MeterBinder logHead(DenseLogEventStore log) {
        return registry -> Gauge.builder("verbatim.log.head", log, DenseLogEventStore::headPosition)
                .register(registry);
    }

    @Bean
    Drain drain(NodeSettings settings) {
        return new Drain(settings.drain());
    }

    @Bean
    HealthIndicator commandNodesHealthIndicator(@Qualifier("commandPeers") Peers peers, NodeSettings settings) {
        return new PeersHealth("command-nodes", peers, settings.patience());
    }

    @Bean
    HealthIndicator queryNodesHealthIndicator(@Qualifier("queryPeers") Peers peers, NodeSettings settings) {
        return new PeersHealth("query-nodes", peers, settings.patience());
    }

    @Bean
    HealthIndicator logNudgeHealthIndicator(LogNudge nudge) {
        return new NudgeHealth(nudge);
    }

    @Bean
    HealthIndicator storeHealthIndicator(MongoDatabase database) {
        return new StorePing(database);
    }
}
