package chat.verbatim.realtime.transport.plain;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.verbatim.realtime.transport.Ack;
import chat.verbatim.realtime.transport.Admission;
import chat.verbatim.realtime.transport.CloseReason;
import chat.verbatim.realtime.transport.ConnectionHandler;
import chat.verbatim.realtime.transport.Frame;
import chat.verbatim.realtime.transport.TransportKind;
import chat.verbatim.realtime.transport.TransportSettings;
import chat.verbatim.realtime.transport.channel.Channel;
import chat.verbatim.realtime.transport.channel.ChannelListener;
import chat.verbatim.realtime.transport.channel.Message;
import chat.verbatim.realtime.transport.connection.ClientConnection;
import chat.verbatim.realtime.transport.connection.Errors;
import java.io.ByteArrayOutputStream;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A client on the plain websocket: {@code connect} first, then events. */
final class PlainClient<S> extends ClientConnection<S> implements ChannelListener {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String MALFORMED = "malformed-request";

    private final TransportSettings settings;
    private final long connectDeadline;

    @Nullable
    private final String token;

    private volatile boolean asked;

    /** A client; one whose upgrade request had a bearer token is connected without a frame. */
    PlainClient(TransportSettings settings, ConnectionHandler<S> handler, Channel channel, @Nullable String token) {
        super(TransportKind.PLAIN, handler, channel);
        this.settings = settings;
        this.token = token;
        this.connectDeadline = System.nanoTime() + settings.connectTimeout().toNanos();
    }

    @Override
    public void opened() {
        if (token != null) {
            asked = true;
            connect(token, JsonNodeFactory.instance.objectNode());
        }
    }

    @Override
    public void text(String text) {
        PlainFrame frame = PlainFrame.parse(text);
        if (!asked) {
            first(frame);
        } else if (isOpen()) {
            next(frame);
        }
    }

    @Override
    public void binary(byte[] bytes) {
        if (asked) {
            reject(MALFORMED, "Frames are text.", null);
        } else {
            refuse(MALFORMED, "Frames are text.");
        }
    }

    @Override
    public void overflowed() {
        overflow();
    }

    @Override
    public void closed(CloseReason reason) {
        end(reason);
    }

    @Override
    public void sweep(long now) {
        if (!asked && now - connectDeadline >= 0) {
            channel.close(CloseReason.CONNECT_TIMEOUT);
        }
    }

    @Override
    public void close(CloseReason reason) {
        channel.close(reason);
    }

    @Override
    protected void confirm() {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("sid", id());
        data.put("pingInterval", settings.pingInterval().toMillis());
        data.put("pingTimeout", settings.pingTimeout().toMillis());
        data.put("maxPayload", settings.maxPayload());
        write(Frame.of("connected", JSON.writeValueAsBytes(data)));
    }

    @Override
    protected void refuse(Admission.Refused<S> refused) {
        asked = true;
        write(Frame.of("connect_error", Errors.error(refused)));
        channel.close(refused.retryAfter() == null ? CloseReason.SESSION_ENDED : CloseReason.OVERLOADED);
    }

    private void refuse(String code, String message) {
        refuse(new Admission.Refused<>(code, message, null));
    }

    @Override
    protected void write(Frame frame) {
        channel.send(frame.plain());
    }

    private void first(PlainFrame frame) {
        if (frame.flaw() != null) {
            refuse(MALFORMED, frame.flaw());
        } else if (!"connect".equals(frame.event())) {
            refuse("unauthenticated", "The first frame must be \"connect\" with a token.");
        } else {
            asked = true;
            JsonNode auth = frame.data().isObject() ? frame.data() : JsonNodeFactory.instance.objectNode();
            connect(auth.path("token").asStringOpt().orElse(null), auth);
        }
    }

    private void next(PlainFrame frame) {
        Ack ack = frame.id() == null ? null : acknowledgement(frame.id());
        String event = frame.event();
        if (event == null || frame.flaw() != null) {
            reject(MALFORMED, String.valueOf(frame.flaw()), ack);
        } else if ("connect".equals(event)) {
            reject("conflict", "This websocket is connected already.", ack);
        } else {
            receive(event, frame.data(), ack);
        }
    }

    private Ack acknowledgement(JsonNode frameId) {
        AtomicBoolean answered = new AtomicBoolean();
        return json -> {
            if (answered.compareAndSet(false, true)) {
                channel.send(ackMessage(frameId, json));
            }
        };
    }

    private static Message ackMessage(JsonNode frameId, byte[] json) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.writeBytes("{\"event\":\"ack\",\"id\":".getBytes(UTF_8));
        text.writeBytes(JSON.writeValueAsBytes(frameId));
        text.writeBytes(",\"data\":".getBytes(UTF_8));
        text.writeBytes(json);
        text.writeBytes("}".getBytes(UTF_8));
        return Message.text(text.toByteArray());
    }
}
