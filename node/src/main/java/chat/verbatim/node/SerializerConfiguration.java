package chat.verbatim.node;

import org.axonframework.serialization.jackson3.Jackson3SerializerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/**
 * Lets Axon's serializer read back the tokens within a replay token, whose types it writes down but then does not trust. Axon 4.13.0
 * cannot read a replay token back otherwise, and a replay would hang for ever.
 */
@Configuration(proxyBeanMethods = false)
public class SerializerConfiguration {
    @Bean
    Jackson3SerializerCustomizer readableReplayTokens() {
        return mapper -> mapper.findAndAddModules()
                .polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder()
                        .allowIfSubType("org.axonframework.")
                        .build());
    }
}
