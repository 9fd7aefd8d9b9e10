package chat.verbatim.query.projection;

import chat.verbatim.api.admin.DeadLetters;
import chat.verbatim.api.admin.ProjectionStates;
import chat.verbatim.api.admin.ProjectionWishes;
import chat.verbatim.api.trace.Traces;
import chat.verbatim.eventstore.DenseLogEventStore;
import chat.verbatim.node.admin.ProcessIdentity;
import chat.verbatim.node.erasure.PersonalSeals;
import chat.verbatim.query.QuerySettings;
import com.mongodb.client.MongoDatabase;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans that drive the projections of all features. */
@Configuration(proxyBeanMethods = false)
class ProjectionSliceConfiguration {
    @Bean
    @ConditionalOnMissingBean
    PersonalFields queryPersonalFields(ObjectProvider<PersonalSeals> seals) {
        return Optional.ofNullable(seals.getIfAvailable())
                .flatMap(PersonalSeals::texts)
                .map(PersonalFields::sealed)
                .orElseGet(PersonalFields::plain);
    }

    @Bean
    ReadModels queryReadModels(MongoDatabase database) {
        return new ReadModels(database);
    }

    @Bean
    CopyMaker queryCopyMaker(
            MongoDatabase database,
            ReadModels models,
            DenseLogEventStore log,
            QuerySettings settings,
            DeadLetters letters,
            PersonalFields personal,
            ObjectProvider<Traces> traces) {
        return new CopyMaker(
                database, models, log, letters, traces.getIfAvailable(() -> Traces.NONE), personal, settings);
    }

    @Bean
    Projections queryProjections(CopyMaker maker, List<ProjectionPart> parts, List<PositionGate> gates) {
        return new Projections(maker, parts, gates);
    }

    @Bean
    ProjectionStates queryProjectionStates(Projections projections) {
        return projections.measured();
    }

    @Bean
    ProjectionControl queryProjectionControl(
            Projections projections, ProjectionWishes wishes, ProcessIdentity identity) {
        return new ProjectionControl(projections, wishes, identity);
    }

    @Bean
    ProjectionsController queryProjectionsController(Projections projections) {
        return new ProjectionsController(projections);
    }
}
