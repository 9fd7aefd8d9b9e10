package chat.verbatim.realtime;

import chat.verbatim.node.NodeConfiguration;
import chat.verbatim.node.NodeProcess;
import chat.verbatim.node.session.AccessTokenConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The realtime gateway as a process of a cluster. */
@EnableAutoConfiguration
@Import({NodeConfiguration.class, AccessTokenConfiguration.class, RealtimeGatewayConfiguration.class})
public final class RealtimeGatewayApplication {
    /** @param arguments Spring Boot's command-line properties; see {@link chat.verbatim.node.NodeSettings} */
    public static void main(String[] arguments) {
        NodeProcess.run(RealtimeGatewayApplication.class, "realtime-gateway", arguments);
    }
}
