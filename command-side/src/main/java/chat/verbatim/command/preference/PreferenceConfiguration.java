package chat.verbatim.command.preference;

import chat.verbatim.api.chat.ChatMembership;
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
class PreferenceConfiguration {
    /**
     * No cache: commands go to the process that a chat has its home in, so several processes write this stream, and one that holds an
     * older state would say no, or nothing to do, without ever being told by a conflict.
     */
    @Bean
    ConfigurerModule preferenceAggregate() {
        return configurer -> configurer
                .configureAggregate(AggregateConfigurer.defaultConfiguration(MemberPreferences.class)
                        .configureSnapshotTrigger(axon -> axon.getComponent(SnapshotTriggerDefinition.class)))
                .registerCommandHandler(axon -> new PreferenceHandler(
                        axon.getComponent(ChatMembership.class), axon.repository(MemberPreferences.class)));
    }

    /** For snapshots. It finds what handlers ask for in the same places as the repository does. */
    @Bean
    AggregateFactory<MemberPreferences> preferenceFactory(ParameterResolverFactory parameters) {
        return new GenericAggregateFactory<>(
                AnnotatedAggregateMetaModelFactory.inspectAggregate(MemberPreferences.class, parameters));
    }
}
