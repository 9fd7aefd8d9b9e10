package chat.verbatim.realtime.echo;

import chat.verbatim.realtime.transport.TransportSettings;
import chat.verbatim.realtime.transport.channel.TransportRuntime;
import chat.verbatim.realtime.transport.engineio.EngineEndpoint;
import chat.verbatim.realtime.transport.socketio.Peer;
import chat.verbatim.realtime.transport.socketio.ServerSocket;
import chat.verbatim.realtime.transport.socketio.SocketIoClient;
import chat.verbatim.realtime.transport.spring.TransportMapping;
import chat.verbatim.realtime.transport.websocket.WebSocketUpgrade;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Map;
import java.util.function.Function;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jetty.autoconfigure.servlet.JettyServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.HandlerMapping;

/**
 * The application that the official Engine.IO v4 and Socket.IO v5 protocol test suites expect: {@code /engine.io/} echoes each
 * message, {@code /socket.io/} serves {@link EchoPeer} in two namespaces. Its only argument is the port.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    JettyServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class
})
@EnableConfigurationProperties(TransportSettings.class)
public class EchoApplication {

    /** What the suites expect. */
    private static final Map<String, Object> SUITES_SETTINGS = Map.of(
            "verbatim.realtime.transport.ping-interval", "300ms",
            "verbatim.realtime.transport.ping-timeout", "200ms",
            "verbatim.realtime.transport.connect-timeout", "1s",
            "verbatim.realtime.transport.max-payload", "1000000",
            "spring.main.banner-mode", "off",
            "logging.level.root", "warn");

    /** Starts the application on the port that is the first argument; 0 takes a free one. */
    public static void main(String[] args) throws IOException {
        if (args.length != 1 || !args[0].matches("\\d{1,5}")) {
            System.err.println("usage: EchoApplication PORT");
            System.exit(2);
        }
        ConfigurableApplicationContext context = start("server.port=" + args[0]);
        warmUp(port(context));
        System.out.println("Echo is ready at http://localhost:" + port(context));
    }

    /** The port that a started application listens on. */
    static int port(ConfigurableApplicationContext context) {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    // The suites' deadlines start with their first request, which should not be the one that loads the classes.
    private static void warmUp(int port) throws IOException {
        URI handshake = URI.create("http://localhost:" + port + "/socket.io/?EIO=4&transport=polling");
        try (InputStream answer = handshake.toURL().openStream()) {
            answer.readAllBytes();
        }
    }

    /** Starts the application with properties {@code "name=value"} besides those of the suites. */
    static ConfigurableApplicationContext start(String... properties) {
        return new SpringApplicationBuilder(EchoApplication.class)
                .properties(SUITES_SETTINGS)
                .properties(properties)
                .run();
    }

    @Bean
    TransportRuntime transportRuntime(TransportSettings settings) {
        return new TransportRuntime(settings);
    }

    @Bean
    HandlerMapping echoMapping(TransportRuntime runtime) {
        WebSocketUpgrade upgrade = new WebSocketUpgrade(runtime.settings());
        Function<ServerSocket, Peer> echo = EchoPeer::new;
        return TransportMapping.of(
                runtime.settings(),
                Map.of(
                        "/engine.io/",
                        new EngineEndpoint(runtime, upgrade, client -> new EchoChannel(client.channel())),
                        "/socket.io/",
                        new EngineEndpoint(
                                runtime,
                                upgrade,
                                client -> new SocketIoClient(
                                        client.channel(),
                                        Map.of("/", echo, "/custom", echo),
                                        runtime.settings().connectTimeout()))));
    }
}
