package chat.verbatim.query.owndata;

import chat.verbatim.eventstore.DenseLogEventStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** The beans of this feature. */
@Configuration(proxyBeanMethods = false)
class OwnDataSliceConfiguration {
    @Bean
    OwnDataController ownDataController(DenseLogEventStore log, JsonMapper json) {
        return new OwnDataController(new OwnDataScan(log, json));
    }
}
