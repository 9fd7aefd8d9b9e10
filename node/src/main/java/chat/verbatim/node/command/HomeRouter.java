package chat.verbatim.node.command;

import chat.verbatim.node.rpc.NodeAddress;
import chat.verbatim.node.rpc.Peer;
import chat.verbatim.node.rpc.Peers;
import java.util.List;
import java.util.Optional;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.distributed.AnnotationRoutingStrategy;
import org.axonframework.commandhandling.distributed.CommandMessageFilter;
import org.axonframework.commandhandling.distributed.CommandRouter;
import org.axonframework.commandhandling.distributed.Member;
import org.axonframework.commandhandling.distributed.RoutingStrategy;
import org.jspecify.annotations.Nullable;

/** Gives every chat and every user a home among the command-side processes: the same one while none comes or goes. */
final class HomeRouter implements CommandRouter {
    private final Peers peers;
    private final @Nullable NodeAddress self;
    private final RoutingStrategy keys = AnnotationRoutingStrategy.builder().build();

    /** @param self this process's own address when it is one of them */
    HomeRouter(Peers peers, @Nullable NodeAddress self) {
        this.peers = peers;
        this.self = self;
    }

    @Override
    public Optional<Member> findDestination(CommandMessage<?> command) {
        List<Peer> homes = peers.homesOf(keys.getRoutingKey(command));
        return Optional.of(new CommandHome(homes, homes.getFirst().address().equals(self)));
    }

    /** Membership is configured, and every command-side process handles every command. */
    @Override
    public void updateMembership(int loadFactor, CommandMessageFilter filter) {}
}
