package chat.verbatim.command.audit;

import chat.verbatim.api.audit.Auditors;
import chat.verbatim.api.user.Accounts;
import chat.verbatim.node.audit.AuditorsConfiguration;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventsourcing.AggregateFactory;
import org.axonframework.eventsourcing.GenericAggregateFactory;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.modelling.command.inspection.AnnotatedAggregateMetaModelFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

@Configuration(proxyBeanMethods = false)
@Import(AuditorsConfiguration.class)
class AuditConfiguration {
    /** No cache: a role that was taken away a moment ago, in whatever process, is none any more. */
    @Bean
    ConfigurerModule auditorAggregate() {
        return configurer -> configurer
                .configureAggregate(AggregateConfigurer.defaultConfiguration(Auditor.class)
                        .configureSnapshotTrigger(axon -> axon.getComponent(SnapshotTriggerDefinition.class)))
                .registerCommandHandler(axon -> new AuditorHandler(
                        axon.getComponent(Accounts.class),
                        axon.getComponent(Auditors.class),
                        axon.repository(Auditor.class)));
    }

    /** For snapshots. It finds what handlers ask for in the same places as the repository does. */
    @Bean
    AggregateFactory<Auditor> auditorFactory(ParameterResolverFactory parameters) {
        return new GenericAggregateFactory<>(
                AnnotatedAggregateMetaModelFactory.inspectAggregate(Auditor.class, parameters));
    }
}
