package chat.verbatim.realtime.transport.spring;

import chat.verbatim.realtime.transport.ConnectionHandler;
import chat.verbatim.realtime.transport.TransportSettings;
import chat.verbatim.realtime.transport.channel.TransportRuntime;
import chat.verbatim.realtime.transport.engineio.EngineEndpoint;
import chat.verbatim.realtime.transport.plain.PlainEndpoint;
import chat.verbatim.realtime.transport.socketio.ApplicationPeer;
import chat.verbatim.realtime.transport.socketio.SocketIoClient;
import chat.verbatim.realtime.transport.websocket.WebSocketUpgrade;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerMapping;

/** Opens the paths of {@link TransportSettings} to the clients of the application's {@link ConnectionHandler} bean. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TransportSettings.class)
public class TransportConfiguration {

    @Bean
    TransportRuntime transportRuntime(TransportSettings settings) {
        return new TransportRuntime(settings);
    }

    @Bean
    SmartLifecycle transportLifecycle(TransportRuntime runtime) {
        return new TransportLifecycle(runtime);
    }

    @Bean
    Farewell farewell(TransportRuntime runtime) {
        return new Farewell(runtime);
    }

    @Bean
    HandlerMapping transportMapping(TransportRuntime runtime, ConnectionHandler<?> handler) {
        TransportSettings settings = runtime.settings();
        WebSocketUpgrade upgrade = new WebSocketUpgrade(settings);
        EngineEndpoint socketIo = new EngineEndpoint(
                runtime,
                upgrade,
                client -> new SocketIoClient(
                        client.channel(),
                        Map.of("/", socket -> new ApplicationPeer<>(handler, socket, client.bearerToken())),
                        settings.connectTimeout()));
        return TransportMapping.of(
                settings,
                Map.of(
                        settings.plainPath(),
                        new PlainEndpoint<>(runtime, upgrade, handler),
                        settings.socketIoPath() + "/",
                        socketIo,
                        settings.socketIoPath(),
                        socketIo));
    }
}
