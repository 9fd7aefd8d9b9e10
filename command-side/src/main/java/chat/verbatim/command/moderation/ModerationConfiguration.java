package chat.verbatim.command.moderation;

import chat.verbatim.api.moderation.Suspensions;
import chat.verbatim.api.user.Accounts;
import chat.verbatim.node.session.SuspensionsConfiguration;
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
@Import(SuspensionsConfiguration.class)
class ModerationConfiguration {
    /** No cache: the home of a command is that of one account, and some look at two. */
    @Bean
    ConfigurerModule moderationAggregate() {
        return configurer -> configurer
                .configureAggregate(AggregateConfigurer.defaultConfiguration(Moderation.class)
                        .configureSnapshotTrigger(axon -> axon.getComponent(SnapshotTriggerDefinition.class)))
                .registerCommandHandler(axon -> new ModerationHandler(
                        axon.getComponent(Accounts.class),
                        axon.getComponent(Suspensions.class),
                        axon.repository(Moderation.class)));
    }

    /** For snapshots. It finds what handlers ask for in the same places as the repository does. */
    @Bean
    AggregateFactory<Moderation> moderationFactory(ParameterResolverFactory parameters) {
        return new GenericAggregateFactory<>(
                AnnotatedAggregateMetaModelFactory.inspectAggregate(Moderation.class, parameters));
    }
}
