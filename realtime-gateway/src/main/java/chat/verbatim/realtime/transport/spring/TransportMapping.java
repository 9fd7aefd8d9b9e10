package chat.verbatim.realtime.transport.spring;

import chat.verbatim.realtime.transport.TransportSettings;
import chat.verbatim.realtime.transport.websocket.Origins;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/**
 * Maps the paths of sockets. It is a mapping and no servlet, as a servlet's path would shadow the upgrades; and it comes first,
 * as its paths are narrow.
 */
public final class TransportMapping {

    private TransportMapping() {}

    /** Maps each path to its endpoint, for browser pages of the allowed origins only. */
    public static HandlerMapping of(TransportSettings settings, Map<String, ? extends HttpRequestHandler> endpoints) {
        SimpleUrlHandlerMapping mapping = new SimpleUrlHandlerMapping(endpoints, Ordered.HIGHEST_PRECEDENCE);
        mapping.setCorsProcessor(new Origins(settings.allowedOrigins()));
        // The rules are the processor's own; Spring only asks it where there is a configuration.
        mapping.setCorsConfigurations(Map.of("/**", new CorsConfiguration()));
        return mapping;
    }
}
