package chat.verbatim.realtime.transport.socketio;

import chat.verbatim.realtime.transport.CloseReason;
import chat.verbatim.realtime.transport.channel.Channel;
import chat.verbatim.realtime.transport.channel.ChannelListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A client that speaks Socket.IO, in any number of namespaces. */
public final class SocketIoClient implements ChannelListener {

    private static final JsonNode UNKNOWN_NAMESPACE =
            JsonNodeFactory.instance.objectNode().put("message", "Invalid namespace");

    private final Channel channel;
    private final Map<String, Function<ServerSocket, Peer>> namespaces;
    private final long connectNanos;
    private final Map<String, Member> members = new HashMap<>(2);

    @Nullable
    private Incomplete incomplete;

    // When a client that is in no namespace has to have joined one; read by the sweep.
    private volatile long deadline;
    private volatile boolean joined;

    /** A namespace that the client has asked for, and whether it was let in. */
    private static final class Member {
        private final Peer peer;
        private boolean confirmed;

        Member(Peer peer) {
            this.peer = peer;
        }
    }

    /** A packet that waits for the rest of its attachments. */
    private record Incomplete(Packet packet, int expected, List<byte[]> arrived) {}

    /**
     * A client that has connected to nothing yet.
     *
     * @param namespaces who serves each namespace
     * @param connectTimeout how long it may be in none
     */
    public SocketIoClient(
            Channel channel, Map<String, Function<ServerSocket, Peer>> namespaces, Duration connectTimeout) {
        this.channel = channel;
        this.namespaces = namespaces;
        this.connectNanos = connectTimeout.toNanos();
        this.deadline = System.nanoTime() + connectNanos;
    }

    @Override
    public void text(String text) {
        if (incomplete != null) {
            channel.close(CloseReason.PROTOCOL_ERROR);
            return;
        }
        try {
            PacketParser.Parsed parsed = PacketParser.parse(text);
            if (parsed.attachments() == 0) {
                handle(parsed.packet());
            } else {
                incomplete = new Incomplete(parsed.packet(), parsed.attachments(), new ArrayList<>());
            }
        } catch (PacketException e) {
            channel.close(CloseReason.PROTOCOL_ERROR);
        }
    }

    @Override
    public void binary(byte[] bytes) {
        Incomplete waiting = incomplete;
        if (waiting == null) {
            channel.close(CloseReason.PROTOCOL_ERROR);
            return;
        }
        waiting.arrived.add(bytes);
        if (waiting.arrived.size() < waiting.expected) {
            return;
        }
        incomplete = null;
        Packet packet = waiting.packet;
        try {
            JsonNode data = Attachments.putBack(packet.data(), waiting.arrived);
            handle(new Packet(packet.type(), packet.namespace(), packet.id(), data));
        } catch (PacketException e) {
            channel.close(CloseReason.PROTOCOL_ERROR);
        }
    }

    @Override
    public void overflowed() {
        List.copyOf(members.values()).forEach(member -> member.peer.overflowed());
    }

    @Override
    public void closed(CloseReason reason) {
        List<Member> left = List.copyOf(members.values());
        members.clear();
        left.forEach(member -> member.peer.disconnected(reason));
    }

    @Override
    public void sweep(long now) {
        if (!joined && now - deadline >= 0) {
            channel.close(CloseReason.CONNECT_TIMEOUT);
        }
    }

    Channel channel() {
        return channel;
    }

    void confirmed(String namespace) {
        Member member = members.get(namespace);
        if (member != null) {
            member.confirmed = true;
            joined = true;
        }
    }

    void forget(String namespace) {
        members.remove(namespace);
        boolean inside = members.values().stream().anyMatch(member -> member.confirmed);
        if (joined && !inside) {
            deadline = System.nanoTime() + connectNanos;
        }
        joined = inside;
    }

    private void handle(Packet packet) {
        Member member = members.get(packet.namespace());
        if (packet.type() == Packet.Type.CONNECT && member == null) {
            connect(packet);
        } else if (packet.type() == Packet.Type.CONNECT || member == null || !member.confirmed) {
            // Nothing is processed before an accepted CONNECT, and there is only one of them.
            channel.close(CloseReason.PROTOCOL_ERROR);
        } else {
            dispatch(packet, member.peer);
        }
    }

    private void connect(Packet packet) {
        Function<ServerSocket, Peer> namespace = namespaces.get(packet.namespace());
        if (namespace == null) {
            Packet refusal = new Packet(Packet.Type.CONNECT_ERROR, packet.namespace(), Packet.NO_ID, UNKNOWN_NAMESPACE);
            channel.send(PacketWriter.write(refusal));
            return;
        }
        Peer peer = namespace.apply(new ServerSocket(this, packet.namespace()));
        members.put(packet.namespace(), new Member(peer));
        peer.connect(packet.data().isMissingNode() ? JsonNodeFactory.instance.objectNode() : packet.data());
    }

    private void dispatch(Packet packet, Peer peer) {
        switch (packet.type()) {
            case EVENT -> peer.event(packet.data(), packet.id());
            case ACK -> peer.acknowledged(packet.id(), packet.data());
            case DISCONNECT -> {
                forget(packet.namespace());
                peer.disconnected(CloseReason.CLIENT_LEFT);
            }
            case CONNECT, CONNECT_ERROR -> throw new IllegalStateException("Handled before");
        }
    }
}
