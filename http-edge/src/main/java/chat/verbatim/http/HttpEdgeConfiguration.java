package chat.verbatim.http;

import java.time.InstantSource;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.ServerConnector;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything that the HTTP endpoints of a process share; each side with endpoints imports it. Needs a bean
 * {@link chat.verbatim.api.session.AccessTokens}. Endpoints take {@link chat.verbatim.api.session.Caller} as an argument.
 */
@Configuration(proxyBeanMethods = false)
@Import({WebSecurity.class, ProblemAdvice.class, ProblemPages.class, JsonAnswers.class})
@EnableConfigurationProperties(LimitSettings.class)
public class HttpEdgeConfiguration {
    /** The most that Linux grants without being told otherwise. */
    private static final int ACCEPT_QUEUE = 4_096;

    @Bean
    JsonMapperBuilderCustomizer wireFormat() {
        return WireFormat::applyTo;
    }

    @Bean
    WriteLimit writeLimit(LimitSettings settings) {
        return new WriteLimit(settings, InstantSource.system());
    }

    @Bean
    ProblemWriter problemWriter(JsonMapper json) {
        return new ProblemWriter(json);
    }

    /**
     * When the clients of a whole node come back at once, those that do not fit into the queue of the operating system are dropped in
     * silence, and try again after one, three, seven, ... seconds. Java's own queue has 50 places.
     */
    @Bean
    WebServerFactoryCustomizer<JettyServletWebServerFactory> roomForAStorm() {
        return factory -> factory.addServerCustomizers(server -> {
            for (Connector connector : server.getConnectors()) {
                if (connector instanceof ServerConnector socket) {
                    socket.setAcceptQueueSize(ACCEPT_QUEUE);
                }
            }
        });
    }

    @Bean
    WebServerFactoryCustomizer<JettyServletWebServerFactory> jettyProblems(JsonMapper json) {
        return factory -> factory.addServerCustomizers(server -> {
            server.setErrorHandler(new JettyProblems(json));
        });
    }
}
