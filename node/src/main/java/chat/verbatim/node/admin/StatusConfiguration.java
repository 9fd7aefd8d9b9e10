package chat.verbatim.node.admin;

import chat.verbatim.api.admin.ProcessSettings;
import chat.verbatim.api.admin.ProcessStatuses;
import chat.verbatim.api.admin.ProjectionStates;
import chat.verbatim.eventstore.DenseLogEventStore;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Lets a process say how it does. Needs beans {@link ProcessStatuses} and {@link ProcessSettings}. */
@Configuration(proxyBeanMethods = false)
public class StatusConfiguration {
    @Bean
    ProcessIdentity processIdentity(Environment environment) {
        return new ProcessIdentity(environment);
    }

    @Bean
    SettingsInForce settingsInForce(ListableBeanFactory beans, Environment environment) {
        return SettingsInForce.of(beans, environment);
    }

    @Bean
    StatusPublisher statusPublisher(
            ProcessIdentity identity,
            ProcessStatuses statuses,
            ProcessSettings settings,
            SettingsInForce inForce,
            MeterRegistry meters,
            DenseLogEventStore log,
            ObjectProvider<HealthEndpoint> health,
            ObjectProvider<ProjectionStates> projections) {
        return new StatusPublisher(
                identity,
                statuses,
                new ProcessFigures(meters, log),
                () -> ProcessHealth.of(health.getIfAvailable()),
                () -> projections.stream()
                        .findFirst()
                        .map(ProjectionStates::now)
                        .orElse(List.of()),
                new SettingsPublisher(settings, inForce::read),
                Clock.systemUTC());
    }
}
