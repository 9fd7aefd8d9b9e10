package chat.verbatim.command.receipt;

import chat.verbatim.api.receipt.MarkLimits;
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
class ReceiptConfiguration {
    @Bean
    ConfigurerModule receiptAggregate() {
        return configurer -> configurer
                .configureAggregate(AggregateConfigurer.defaultConfiguration(ChatReceipts.class)
                        .configureCache(axon -> axon.getComponent(Cache.class))
                        .configureSnapshotTrigger(axon -> axon.getComponent(SnapshotTriggerDefinition.class)))
                .registerCommandHandler(axon ->
                        new ReceiptHandler(axon.getComponent(MarkLimits.class), axon.repository(ChatReceipts.class)));
    }

    /** For snapshots. It finds what handlers ask for in the same places as the repository does. */
    @Bean
    AggregateFactory<ChatReceipts> receiptFactory(ParameterResolverFactory parameters) {
        return new GenericAggregateFactory<>(
                AnnotatedAggregateMetaModelFactory.inspectAggregate(ChatReceipts.class, parameters));
    }
}
