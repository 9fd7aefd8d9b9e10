package chat.verbatim.realtime;

import chat.verbatim.api.session.AccessTokens;
import chat.verbatim.api.trace.Traces;
import chat.verbatim.eventstore.DenseLogEventStore;
import chat.verbatim.eventstore.LogReader;
import chat.verbatim.http.HttpEdgeConfiguration;
import chat.verbatim.node.restore.BesideTheLog;
import chat.verbatim.node.session.SuspensionsConfiguration;
import chat.verbatim.realtime.audit.AuditFrames;
import chat.verbatim.realtime.chat.ChatFrames;
import chat.verbatim.realtime.connection.Answers;
import chat.verbatim.realtime.connection.CatchUp;
import chat.verbatim.realtime.connection.ClientConnections;
import chat.verbatim.realtime.connection.ClientEvents;
import chat.verbatim.realtime.connection.EventLimit;
import chat.verbatim.realtime.connection.Heartbeat;
import chat.verbatim.realtime.connection.PacedCatchUp;
import chat.verbatim.realtime.fanout.FollowedChats;
import chat.verbatim.realtime.fanout.LogFollower;
import chat.verbatim.realtime.fanout.LogTranslation;
import chat.verbatim.realtime.fanout.SignalRouter;
import chat.verbatim.realtime.message.MessageFrames;
import chat.verbatim.realtime.message.MessageSending;
import chat.verbatim.realtime.offline.OfflineDelivery;
import chat.verbatim.realtime.preference.PreferenceFrames;
import chat.verbatim.realtime.presence.InProcessPresence;
import chat.verbatim.realtime.presence.OnlineUsersController;
import chat.verbatim.realtime.presence.PresenceAnnouncer;
import chat.verbatim.realtime.presence.PresenceLeases;
import chat.verbatim.realtime.presence.PresenceWatch;
import chat.verbatim.realtime.presence.QueriedMemberships;
import chat.verbatim.realtime.reaction.ReactionFrames;
import chat.verbatim.realtime.receipt.LargeChats;
import chat.verbatim.realtime.receipt.ReceiptCoalescer;
import chat.verbatim.realtime.receipt.ReceiptFrames;
import chat.verbatim.realtime.redis.RedisConfiguration;
import chat.verbatim.realtime.redis.RedisGateway;
import chat.verbatim.realtime.resume.MissedEvents;
import chat.verbatim.realtime.resume.OwedMessages;
import chat.verbatim.realtime.routing.FrameEncoder;
import chat.verbatim.realtime.routing.Rooms;
import chat.verbatim.realtime.signal.ChatChannel;
import chat.verbatim.realtime.signal.InProcessChannels;
import chat.verbatim.realtime.singleton.ClusterSingletons;
import chat.verbatim.realtime.trace.GatewayTraces;
import chat.verbatim.realtime.transport.spring.TransportConfiguration;
import chat.verbatim.realtime.typing.TypingLeases;
import chat.verbatim.realtime.user.UserDirectory;
import chat.verbatim.realtime.user.UserFrames;
import chat.verbatim.realtime.webhook.WebhookConfiguration;
import chat.verbatim.realtime.webhook.WebhooksRestore;
import chat.verbatim.realtime.whereabouts.LogPlace;
import chat.verbatim.realtime.whereabouts.WhereaboutsConfiguration;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

/**
 * The realtime gateway. Needs beans {@link DenseLogEventStore}, {@link AccessTokens}, {@link MongoDatabase},
 * {@link chat.verbatim.api.admin.ProcessStatuses} and Axon's command and query gateways.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RealtimeSettings.class)
@Import({
    SuspensionsConfiguration.class,
    HttpEdgeConfiguration.class,
    TransportConfiguration.class,
    OfflineConfiguration.class,
    WebhookConfiguration.class,
    WhereaboutsConfiguration.class,
    FrameEncoder.class,
    ChatFrames.class,
    MessageFrames.class,
    ReactionFrames.class,
    AuditFrames.class,
    MessageSending.class,
    ReceiptFrames.class,
    PreferenceFrames.class,
    LogTranslation.class,
    Answers.class,
    ClientEvents.class,
    ClientConnections.class,
    OnlineUsersController.class,
    RedisConfiguration.class
})
public class RealtimeGatewayConfiguration {
    /** What of this side follows the log back, of a process that does not run. */
    public static BesideTheLog webhooksBesideTheLog(MongoDatabase database) {
        return new WebhooksRestore(database);
    }

    private final InstantSource clock = InstantSource.system();
    private final Executor virtualThreads = Executors.newVirtualThreadPerTaskExecutor();

    @Bean
    GatewayTraces gatewayTraces(ObjectProvider<Traces> traces) {
        return new GatewayTraces(traces.getIfAvailable(() -> Traces.NONE));
    }

    @Bean
    Rooms rooms(RealtimeSettings settings, ChatChannel channel) {
        return new Rooms(settings.keptBroadcasts(), new FollowedChats(channel));
    }

    @Bean
    LargeChats largeChats(DenseLogEventStore eventStore, Rooms rooms, RealtimeSettings settings) {
        return new LargeChats(eventStore, rooms, settings.receiptsLargestChat());
    }

    @Bean
    ClusterSingletons clusterSingletons(MongoDatabase database, Serializer serializer) {
        return new ClusterSingletons(database, serializer);
    }

    @Bean
    EventLimit eventLimit(RealtimeSettings settings) {
        return new EventLimit(settings.eventBurst(), settings.eventsPerSecond(), clock);
    }

    @Bean
    UserDirectory userDirectory(QueryGateway queries, DenseLogEventStore eventStore) {
        return new UserDirectory(queries, eventStore);
    }

    @Bean
    UserFrames userFrames(FrameEncoder encoder, QueryGateway queries) {
        return new UserFrames(encoder, queries);
    }

    @Bean
    TypingLeases typingLeases(Rooms rooms, ChatChannel channel, FrameEncoder encoder, RealtimeSettings settings) {
        return new TypingLeases(rooms, channel, encoder, clock, settings.typingTtl());
    }

    @Bean
    ReceiptCoalescer receiptCoalescer(CommandGateway commands, RealtimeSettings settings) {
        return new ReceiptCoalescer(commands, virtualThreads, settings.receiptWindow());
    }

    @Bean
    @ConditionalOnMissingBean
    PresenceLeases presenceLeases(RealtimeSettings settings, ObjectProvider<RedisGateway> redis) {
        RedisGateway shared = redis.getIfAvailable();
        return shared == null
                ? new InProcessPresence(clock, settings.presenceDebounce())
                : shared.presence(settings.presenceTtl(), settings.presenceDebounce());
    }

    @Bean
    @ConditionalOnMissingBean
    ChatChannel chatChannel(JsonMapper json, ObjectProvider<RedisGateway> redis) {
        RedisGateway shared = redis.getIfAvailable();
        return shared == null ? new InProcessChannels().join("this") : shared.channel(json);
    }

    @Bean
    PresenceAnnouncer presenceAnnouncer(
            PresenceLeases leases,
            QueryGateway queries,
            Rooms rooms,
            ChatChannel channel,
            FrameEncoder encoder,
            RealtimeSettings settings) {
        PresenceAnnouncer.Settings limits =
                new PresenceAnnouncer.Settings(settings.presenceLargestChat(), settings.presenceDebounce());
        QueriedMemberships memberships = new QueriedMemberships(queries);
        return new PresenceAnnouncer(leases, memberships, rooms, channel, encoder, limits, virtualThreads);
    }

    @Bean
    PresenceWatch presenceWatch(PresenceLeases leases, PresenceAnnouncer announcer, RealtimeSettings settings) {
        return new PresenceWatch(leases, announcer, settings.presenceTtl());
    }

    @Bean
    SignalRouter signalRouter(ChatChannel channel, PresenceAnnouncer presence, TypingLeases typing) {
        SignalRouter router = new SignalRouter(presence, typing);
        channel.listen(router);
        return router;
    }

    @Bean
    CatchUp catchUp(
            QueryGateway queries,
            DenseLogEventStore eventStore,
            LogTranslation translation,
            ReceiptFrames receipts,
            PreferenceFrames preferences,
            UserFrames userFrames,
            OwedMessages owed,
            OfflineDelivery offline,
            Rooms rooms,
            FrameEncoder encoder,
            RealtimeSettings settings) {
        LogReader log = eventStore;
        MissedEvents missedEvents =
                new MissedEvents(log, translation, receipts, preferences, userFrames, queries, rooms);
        return new CatchUp(queries, log, missedEvents, owed, offline, rooms, encoder, settings.mostMissed());
    }

    @Bean
    MeterBinder gatewayMetrics(ClientConnections connections, PacedCatchUp catchUp, Rooms rooms) {
        return registry -> {
            registry.gauge("verbatim.log.shown", rooms, it -> LogPlace.commits(it.position()));
            registry.gauge("verbatim.connections", connections, ClientConnections::count);
            registry.gauge("verbatim.catch.ups.waiting", catchUp, PacedCatchUp::waiting);
        };
    }

    @Bean
    PacedCatchUp pacedCatchUp(CatchUp catchUp, RealtimeSettings settings) {
        return new PacedCatchUp(catchUp, settings.turns(), settings.mostCatchUpsWaiting());
    }

    @Bean
    LogFollower logFollower(
            DenseLogEventStore eventStore,
            LogTranslation translation,
            ReceiptFrames receipts,
            LargeChats largeChats,
            PreferenceFrames preferences,
            UserDirectory users,
            UserFrames userFrames,
            Rooms rooms,
            ClientConnections connections,
            GatewayTraces traces) {
        return new LogFollower(
                eventStore,
                eventStore,
                translation,
                receipts,
                largeChats,
                preferences,
                users,
                userFrames,
                rooms,
                connections,
                traces);
    }

    @Bean
    Heartbeat heartbeat(
            ClientConnections connections,
            TypingLeases typing,
            Rooms rooms,
            FrameEncoder encoder,
            RealtimeSettings settings) {
        return new Heartbeat(connections, typing, rooms, encoder, clock, settings.heartbeatInterval());
    }
}
