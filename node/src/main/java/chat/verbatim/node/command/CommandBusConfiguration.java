package chat.verbatim.node.command;

import chat.verbatim.node.NodeSettings;
import chat.verbatim.node.rpc.Asking;
import chat.verbatim.node.rpc.NodeAddress;
import chat.verbatim.node.rpc.Payloads;
import chat.verbatim.node.rpc.Peers;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.distributed.DistributedCommandBus;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** The command bus of a process of a cluster. */
@Configuration(proxyBeanMethods = false)
public class CommandBusConfiguration {
    /** All command-side processes. */
    @Bean
    Peers commandPeers(NodeSettings settings) {
        return new Peers(settings.commandNodes(), settings.secret(), settings.avoidance());
    }

    /** Its name must not be {@code commandBus}: Axon's own bus for this process has it. */
    @Bean
    @Primary
    DistributedCommandBus routedCommandBus(
            @Qualifier("commandPeers") Peers peers,
            Payloads payloads,
            NodeSettings settings,
            @Qualifier("localSegment") ObjectProvider<SimpleCommandBus> local) {
        NodeAddress self = ownHome(settings);
        CommandBus handling = self == null ? null : local.getObject();
        Asking asking = new Asking(settings.patience(), settings.deadline());
        return DistributedCommandBus.builder()
                .commandRouter(new HomeRouter(peers, self))
                .connector(new RpcCommandConnector(payloads, asking, handling))
                .build();
    }

    /** The address of this process when commands have their home here. */
    private static @Nullable NodeAddress ownHome(NodeSettings settings) {
        String address = settings.address();
        return address != null && settings.commandNodes().contains(address) ? NodeAddress.parse(address) : null;
    }
}
