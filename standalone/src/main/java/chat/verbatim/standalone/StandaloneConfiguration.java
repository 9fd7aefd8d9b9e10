package chat.verbatim.standalone;

import chat.verbatim.command.CommandSideConfiguration;
import chat.verbatim.node.SettingsCheck;
import chat.verbatim.node.trace.TraceConfiguration;
import chat.verbatim.query.QuerySideConfiguration;
import chat.verbatim.realtime.RealtimeGatewayConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The wiring of one process with all roles: the sides, over the log and the store that they share. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    SettingsCheck.class,
    TraceConfiguration.class,
    StoreConfiguration.class,
    CommandSideConfiguration.class,
    QuerySideConfiguration.class,
    RealtimeGatewayConfiguration.class,
    WebAppConfiguration.class
})
class StandaloneConfiguration {}
