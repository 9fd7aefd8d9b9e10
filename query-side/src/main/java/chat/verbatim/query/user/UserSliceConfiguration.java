package chat.verbatim.query.user;

import chat.verbatim.eventstore.DenseLogEventStore;
import chat.verbatim.query.QuerySettings;
import chat.verbatim.query.projection.PersonalFields;
import chat.verbatim.query.projection.PositionGate;
import chat.verbatim.query.projection.ReadModel;
import com.mongodb.client.MongoDatabase;
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
    UserSummaries queryUserSummaries(MongoDatabase database, PersonalFields personal, QuerySettings settings) {
        return new UserSummaries(ReadModel.of(database, PROJECTION), personal, settings.cachedUsers());
    }

    @Bean
    UserDirectory queryUserDirectory(QuerySettings settings) {
        return new UserDirectory(settings.directoryUsers());
    }

    @Bean
    UserPart queryUserPart(PersonalFields personal, UserDirectory directory, UserSummaries summaries) {
        return new UserPart(personal, directory, summaries);
    }

    @Bean
    UserController userReadController(
            UserDirectory directory, UserSummaries summaries, @Qualifier("userGate") PositionGate gate) {
        return new UserController(directory, summaries, gate);
    }

    @Bean
    UserQueries queryUserQueries(
            UserSummaries summaries, @Qualifier("userGate") PositionGate gate, DenseLogEventStore log) {
        return new UserQueries(summaries, gate, log);
    }
}
