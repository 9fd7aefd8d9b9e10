package chat.verbatim.query.membership;

import chat.verbatim.query.projection.ReadModel;
import chat.verbatim.query.projection.ReadModels;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of this feature. */
@Configuration(proxyBeanMethods = false)
class MembershipSliceConfiguration {
    @Bean
    ReadModel chatReadModel(ReadModels models) {
        return models.of(ChatKeys.PROJECTION);
    }

    @Bean
    MembershipPart queryMembershipPart() {
        return new MembershipPart();
    }
}
