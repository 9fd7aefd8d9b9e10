package chat.verbatim.realtime.connection;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.RefusedException;
import chat.verbatim.api.message.MessageView;
import chat.verbatim.realtime.routing.ClientSession;
import chat.verbatim.realtime.routing.FrameEncoder;
import chat.verbatim.realtime.transport.Ack;
import chat.verbatim.realtime.transport.Connection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a client is answered: the one place where refusals turn into socket errors. */
public final class Answers {
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

    private final FrameEncoder encoder;

    public Answers(FrameEncoder encoder) {
        this.encoder = encoder;
    }

    void ok(@Nullable Ack ack) {
        if (ack != null) {
            ack.reply(encoder.bytes(new Ok(true)));
        }
    }

    void sent(@Nullable Ack ack, MessageView message) {
        if (ack != null) {
            ack.reply(encoder.bytes(new Sent(true, message)));
        }
    }

    /** Answers the acknowledgement, or sends an {@code error} when the client asked for none. */
    void failed(Connection<ClientSession> connection, String event, @Nullable Ack ack, Throwable thrown) {
        SocketError error = errorOf(thrown);
        if (ack != null) {
            ack.reply(encoder.bytes(new Failed(false, error)));
        } else {
            connection.send(
                    encoder.frame("error", new ErrorFrame(error.code(), error.message(), error.retryAfter(), event)));
        }
    }

    static SocketError errorOf(Throwable thrown) {
        return RefusedException.refusalIn(thrown).map(Answers::errorOf).orElseGet(() -> accident(thrown));
    }

    private static SocketError errorOf(Refusal refusal) {
        return new SocketError(refusal.code().wireName(), refusal.detail(), refusal.retryAfterSeconds());
    }

    private static SocketError accident(Throwable thrown) {
        String incident = UUID.randomUUID().toString();
        LOG.error("Incident {}", incident, thrown);
        return new SocketError(
                RefusalCode.INTERNAL.wireName(),
                "Something went wrong on our side; try again. Incident " + incident + ".",
                null);
    }

    record Ok(boolean ok) {}

    record Sent(boolean ok, MessageView message) {}

    record Failed(boolean ok, SocketError error) {}

    record SocketError(
            String code, String message, @Nullable Long retryAfter) {}

    record ErrorFrame(String code, String message, @Nullable Long retryAfter, String event) {}
}
