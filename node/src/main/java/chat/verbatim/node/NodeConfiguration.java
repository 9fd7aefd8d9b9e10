package chat.verbatim.node;

import chat.verbatim.eventstore.DenseLogEventStore;
import chat.verbatim.eventstore.LogNudge;
import chat.verbatim.eventstore.LogSettings;
import chat.verbatim.node.command.CommandAnswers;
import chat.verbatim.node.command.CommandBusConfiguration;
import chat.verbatim.node.nudge.RedisLogNudge;
import chat.verbatim.node.query.QueryAnswers;
import chat.verbatim.node.query.QueryBusConfiguration;
import chat.verbatim.node.rpc.NodeAddress;
import chat.verbatim.node.rpc.Payloads;
import chat.verbatim.node.rpc.Peers;
import chat.verbatim.node.rpc.RpcServer;
import chat.verbatim.node.session.EndedSessionsConfiguration;
import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
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
@EnableConfigurationProperties(NodeSettings.class)
@Import({
    SerializerConfiguration.class,
    CommandBusConfiguration.class,
    QueryBusConfiguration.class,
    EndedSessionsConfiguration.class
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
    DenseLogEventStore eventStore(
            MongoClient client,
            NodeSettings settings,
            LogNudge nudge,
            @Qualifier("eventSerializer") Serializer serializer) {
        return DenseLogEventStore.builder()
                .database(client.getDatabase(settings.logDatabase()))
                .serializer(serializer)
                .settings(LogSettings.defaults().withPollInterval(settings.pollInterval()))
                .nudge(nudge)
                .build();
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
