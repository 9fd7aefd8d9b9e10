package chat.verbatim.realtime.transport;

import chat.verbatim.realtime.transport.spring.TransportConfiguration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jetty.autoconfigure.servlet.JettyServletWebServerAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;

/** The real transport on a free port, in front of a test's application. */
public final class TransportServer implements AutoCloseable {

    private final ServletWebServerApplicationContext context;

    private TransportServer(ServletWebServerApplicationContext context) {
        this.context = context;
    }

    /** Starts with settings in the form {@code "ping-interval=300ms"}. */
    public static TransportServer start(ConnectionHandler<?> handler, String... settings) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("server.port", "0");
        properties.put("spring.main.banner-mode", "off");
        for (String setting : settings) {
            String[] pair = setting.split("=", 2);
            properties.put("verbatim.realtime.transport." + pair[0], pair[1]);
        }
        ApplicationContextInitializer<ConfigurableApplicationContext> application =
                context -> ((GenericApplicationContext) context).registerBean(ConnectionHandler.class, () -> handler);
        return new TransportServer((ServletWebServerApplicationContext) new SpringApplicationBuilder(App.class)
                .initializers(application)
                .properties(properties)
                .run());
    }

    /** The port it listens on. */
    public int port() {
        return Objects.requireNonNull(context.getWebServer()).getPort();
    }

    @Override
    public void close() {
        context.close();
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        JettyServletWebServerAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class
    })
    @Import(TransportConfiguration.class)
    static class App {}
}
