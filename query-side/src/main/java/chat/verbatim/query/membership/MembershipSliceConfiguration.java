package chat.verbatim.query.membership;

import chat.verbatim.query.projection.ReadModel;
import com.mongodb.client.MongoDatabase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of this feature. */
@Configuration(proxyBeanMethods = false)
class MembershipSliceConfiguration {
    @Bean
    ReadModel chatReadModel(MongoDatabase database) {
        return ReadModel.of(database, ChatKeys.PROJECTION);
    }

    @Bean
    MembershipPart queryMembershipPart() {
        return new MembershipPart();
    }
}
