package chat.verbatim.node.audit;

import chat.verbatim.api.audit.Auditors;
import chat.verbatim.eventstore.DenseLogEventStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** For every side that lets auditors in: needs the log. */
@Configuration(proxyBeanMethods = false)
public class AuditorsConfiguration {
    @Bean
    Auditors auditors(DenseLogEventStore log) {
        return new LogAuditors(log);
    }
}
