package chat.verbatim.command.report;

import chat.verbatim.api.chat.ChatMembership;
import org.axonframework.common.caching.Cache;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventsourcing.AggregateFactory;
import org.axonframework.eventsourcing.GenericAggregateFactory;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.modelling.command.inspection.AnnotatedAggregateMetaModelFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ReportConfiguration {
    @Bean
    ConfigurerModule reportsAggregate() {
        return configurer -> configurer
                .configureAggregate(AggregateConfigurer.defaultConfiguration(Reports.class)
                        .configureCache(axon -> axon.getComponent(Cache.class))
                        .configureSnapshotTrigger(axon -> axon.getComponent(SnapshotTriggerDefinition.class)))
                .registerCommandHandler(axon ->
                        new ReportHandler(axon.getComponent(ChatMembership.class), axon.repository(Reports.class)));
    }

    /** For snapshots. It finds what handlers ask for in the same places as the repository does. */
    @Bean
    AggregateFactory<Reports> reportsFactory(ParameterResolverFactory parameters) {
        return new GenericAggregateFactory<>(
                AnnotatedAggregateMetaModelFactory.inspectAggregate(Reports.class, parameters));
    }
}
