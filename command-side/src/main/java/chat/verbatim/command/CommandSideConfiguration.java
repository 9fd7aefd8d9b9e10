package chat.verbatim.command;

import chat.verbatim.api.trace.Traces;
import chat.verbatim.command.user.AccountsRestore;
import chat.verbatim.http.HttpEdgeConfiguration;
import chat.verbatim.node.attachment.AttachmentSettings;
import chat.verbatim.node.restore.BesideTheLog;
import com.mongodb.client.MongoDatabase;
import org.axonframework.commandhandling.CommandBusSpanFactory;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.annotation.HandlerDefinition;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.spring.eventsourcing.SpringAggregateSnapshotter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.core.task.VirtualThreadTaskExecutor;

/**
 * The command side in one piece. Needs a bean {@link chat.verbatim.eventstore.DenseLogEventStore} for the log and a bean
 * {@code com.mongodb.client.MongoDatabase} for accounts, reservations, sessions and the signing key; beans
 * {@link chat.verbatim.api.attachment.AttachmentBytes} and {@link chat.verbatim.api.attachment.Uploads} for files; beans {@link chat.verbatim.api.admin.ProcessStatuses}
 * and {@link chat.verbatim.api.admin.ProjectionWishes} for operators; Axon's serializers set to
 * {@code jackson3}; and, somewhere in the process or behind the query bus, a handler of {@code ChatQuery.FindChat}, {@code ChatQuery.FindMembers} and
 * {@code MessageQuery.FindMessage}.
 */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
@ComponentScan(
        excludeFilters =
                @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = ClockUnlessGiven.SystemClock.class))
@Import({HttpEdgeConfiguration.class, ClockUnlessGiven.class})
@EnableConfigurationProperties({CommandSettings.class, AttachmentSettings.class})
public class CommandSideConfiguration {
    /**
     * What of this side follows the log back, of a process that does not run.
     *
     * @param log as it is before its end is taken off
     */
    public static BesideTheLog accountsBesideTheLog(MongoDatabase database, EventStore log) {
        return new AccountsRestore(database, log);
    }

    @Bean
    @Qualifier("localSegment")
    SimpleCommandBus localCommandBus(
            CommandSettings settings,
            ObjectProvider<CorrelationDataProvider> correlations,
            ObjectProvider<Traces> traces,
            Configuration axon) {
        PositionedCommandBus bus = new PositionedCommandBus(
                SimpleCommandBus.builder().spanFactory(axon.getComponent(CommandBusSpanFactory.class)),
                settings.aggregates().retries(),
                traces.getIfAvailable(() -> Traces.NONE));
        bus.registerHandlerInterceptor(
                new CorrelationDataInterceptor<>(correlations.orderedStream().toList()));
        return bus;
    }

    @Bean
    CommandTargetResolver commandTargetResolver() {
        return new RecordTargetResolver();
    }

    @Bean
    Cache aggregateCache(CommandSettings settings) {
        return new AggregateCache(settings.aggregates().cached());
    }

    @Bean
    SnapshotTriggerDefinition snapshotTrigger(Snapshotter snapshotter, CommandSettings settings) {
        return new EventCountSnapshotTriggerDefinition(
                snapshotter, settings.aggregates().snapshotEvery());
    }

    /** Takes snapshots beside the commands, not within them. */
    @Bean
    SpringAggregateSnapshotter aggregateSnapshotter(
            Configuration axon,
            HandlerDefinition handlers,
            ParameterResolverFactory parameters,
            EventStore eventStore,
            TransactionManager transactions) {
        return SpringAggregateSnapshotter.builder()
                .repositoryProvider(axon::repository)
                .transactionManager(transactions)
                .eventStore(eventStore)
                .parameterResolverFactory(parameters)
                .handlerDefinition(handlers)
                .executor(new VirtualThreadTaskExecutor("snapshot-"))
                .build();
    }
}
