package chat.verbatim.query.reaction;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of this feature. */
@Configuration(proxyBeanMethods = false)
class ReactionSliceConfiguration {
    @Bean
    ReactionPart queryReactionPart() {
        return new ReactionPart();
    }
}
