package chat.verbatim.query.projection;

import chat.verbatim.eventstore.DenseLogEventStore;
import chat.verbatim.query.QuerySettings;
import com.mongodb.client.MongoDatabase;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans that drive the projections of all features. */
@Configuration(proxyBeanMethods = false)
class ProjectionSliceConfiguration {
    @Bean
    @ConditionalOnMissingBean
    PersonalFields queryPersonalFields() {
        return PersonalFields.plain();
    }

    @Bean
    Projections queryProjections(
            MongoDatabase database,
            DenseLogEventStore log,
            List<ProjectionPart> parts,
            List<PositionGate> gates,
            QuerySettings settings) {
        return new Projections(database, log, parts, gates, settings);
    }

    @Bean
    ProjectionsController queryProjectionsController(Projections projections) {
        return new ProjectionsController(projections);
    }
}
