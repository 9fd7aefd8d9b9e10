package chat.verbatim.node.command;

import chat.verbatim.node.rpc.Peer;
import java.util.List;
import java.util.Optional;
import org.axonframework.commandhandling.distributed.Member;

/**
 * Where a command belongs.
 *
 * @param peers whom to ask, in this order
 * @param local whether this very process comes first
 */
record CommandHome(List<Peer> peers, boolean local) implements Member {
    @Override
    public String name() {
        return local ? "here" : peers.getFirst().toString();
    }

    @Override
    public <T> Optional<T> getConnectionEndpoint(Class<T> protocol) {
        return Optional.of(this).filter(protocol::isInstance).map(protocol::cast);
    }

    @Override
    public void suspect() {
        if (!local) {
            peers.getFirst().avoid();
        }
    }
}
