package chat.verbatim.node.session;

import chat.verbatim.eventstore.DenseLogEventStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** For every process that checks tokens: needs the log. */
@Configuration(proxyBeanMethods = false)
public class SuspensionsConfiguration {
    @Bean
    LogSuspensions suspensions(DenseLogEventStore log) {
        return new LogSuspensions(log);
    }
}
