package chat.verbatim.node.session;

import chat.verbatim.eventstore.DenseLogEventStore;
import chat.verbatim.node.NodeSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** For every process: revocations reach it by the log. */
@Configuration(proxyBeanMethods = false)
public class EndedSessionsConfiguration {
    @Bean
    EndedSessionsLog endedSessions(DenseLogEventStore store, NodeSettings settings) {
        return new EndedSessionsLog(store, settings.endedSessionsKept());
    }
}
