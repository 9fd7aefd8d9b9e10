package chat.verbatim.query.projection;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;

/**
 * Gauges, one for each projection: {@code verbatim.projection.position}, {@code verbatim.projection.lag} (commits) and
 * {@code verbatim.projection.left.out} (events that its documents lack, because they are dead letters).
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(MeterRegistry.class)
class MetricsSliceConfiguration {
    private final Projections projections;
    private final ObjectProvider<MeterRegistry> registries;

    MetricsSliceConfiguration(Projections projections, ObjectProvider<MeterRegistry> registries) {
        this.projections = projections;
        this.registries = registries;
    }

    @EventListener(ContextRefreshedEvent.class)
    void register() {
        registries.ifAvailable(registry -> projections.forEachGate(gate -> {
            Tags tags = Tags.of("projection", gate.name());
            registry.gauge("verbatim.projection.position", tags, gate, PositionGate::position);
            registry.gauge("verbatim.projection.lag", tags, gate, it -> projections.lag(it));
            registry.gauge("verbatim.projection.left.out", tags, gate, it -> projections.leftOut(it));
        }));
    }
}
