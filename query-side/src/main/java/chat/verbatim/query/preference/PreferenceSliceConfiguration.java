package chat.verbatim.query.preference;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of this feature. */
@Configuration(proxyBeanMethods = false)
class PreferenceSliceConfiguration {
    @Bean
    PreferencePart queryPreferencePart() {
        return new PreferencePart();
    }
}
