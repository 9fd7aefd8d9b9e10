package chat.verbatim.query.user;

import chat.verbatim.api.attachment.AttachmentBytes;
import chat.verbatim.eventstore.DenseLogEventStore;
import chat.verbatim.query.QuerySettings;
import chat.verbatim.query.projection.PersonalFields;
import chat.verbatim.query.projection.PositionGate;
import chat.verbatim.query.projection.ReadModels;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of this feature. */
@Configuration(proxyBeanMethods = false)
class UserSliceConfiguration {
    static final String PROJECTION = "user";

    @Bean
    PositionGate userGate(QuerySettings settings) {
        return new PositionGate(PROJECTION, settings.readPatience());
    }

    @Bean
    UserSummaries queryUserSummaries(ReadModels models, PersonalFields personal, QuerySettings settings) {
        return new UserSummaries(models.of(PROJECTION), personal, settings.cachedUsers());
    }

    @Bean
    UserDirectory queryUserDirectory(QuerySettings settings) {
        return new UserDirectory(settings.directoryUsers());
    }

    @Bean
    ChangedProfiles queryChangedProfiles() {
        return new ChangedProfiles();
    }

    @Bean
    UserPart queryUserPart(
            PersonalFields personal,
            UserDirectory directory,
            UserSummaries summaries,
            ChangedProfiles changes,
            AttachmentBytes bytes) {
        return new UserPart(personal, directory, summaries, changes, bytes);
    }

    @Bean
    UserController userReadController(
            UserDirectory directory, UserSummaries summaries, @Qualifier("userGate") PositionGate gate) {
        return new UserController(directory, summaries, gate);
    }

    @Bean
    UserQueries queryUserQueries(
            UserDirectory directory,
            UserSummaries summaries,
            @Qualifier("userGate") PositionGate gate,
            DenseLogEventStore log) {
        return new UserQueries(directory, summaries, gate, log);
    }
}
