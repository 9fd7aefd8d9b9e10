package chat.verbatim.realtime.transport;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An application that accepts the token {@code good}, echoes every event as {@code <event>-back} or as its acknowledgement, and
 * remembers what it was told.
 */
public class RecordingApplication implements ConnectionHandler<String> {

    /** What it was told, one line a call. */
    public final List<String> calls = new CopyOnWriteArrayList<>();

    /** Everyone who was ever connected. */
    public final List<Connection<String>> connections = new CopyOnWriteArrayList<>();

    @Override
    public Admission<String> authenticate(Handshake handshake) {
        calls.add("authenticate " + handshake.token());
        return "good".equals(handshake.token())
                ? Admission.accept("session of " + handshake.token())
                : Admission.refuse("unauthenticated", "The token is not valid.");
    }

    @Override
    public void opened(Connection<String> connection) {
        connections.add(connection);
        calls.add("opened");
    }

    @Override
    public void received(Connection<String> connection, String event, JsonNode payload, @Nullable Ack ack) {
        calls.add("received " + event + " " + payload);
        if (event.equals("fail")) {
            throw new IllegalStateException("asked for");
        }
        byte[] same = (payload.isMissingNode() ? "null" : payload.toString()).getBytes(UTF_8);
        if (ack != null) {
            ack.reply(same);
        } else {
            connection.send(Frame.of(event + "-back", same));
        }
    }

    @Override
    public void overflowed(Connection<String> connection) {
        calls.add("overflowed");
        connection.resume();
    }

    @Override
    public void closed(Connection<String> connection, CloseReason reason) {
        calls.add("closed " + reason);
    }
}
