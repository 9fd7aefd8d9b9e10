package chat.verbatim.realtime.message;

import chat.verbatim.api.Position;
import chat.verbatim.api.chat.ChatEvent.MessageDeleted;
import chat.verbatim.api.chat.ChatEvent.MessageEdited;
import chat.verbatim.api.chat.ChatEvent.MessageSent;
import chat.verbatim.api.message.MessageId;
import chat.verbatim.api.message.MessageView;
import chat.verbatim.api.message.SentMessage;
import chat.verbatim.realtime.routing.Broadcast;
import chat.verbatim.realtime.routing.Broadcast.Change;
import chat.verbatim.realtime.routing.FrameEncoder;
import chat.verbatim.realtime.transport.Frame;
import chat.verbatim.realtime.user.UserDirectory;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Messages as frames. */
public final class MessageFrames {
    private final FrameEncoder encoder;
    private final UserDirectory users;

    public MessageFrames(FrameEncoder encoder, UserDirectory users) {
        this.encoder = encoder;
        this.users = users;
    }

    /** {@code receive_message}; the sender's own devices also get the idempotency key. */
    public Broadcast sent(MessageSent event, long seq, long position, Instant at) {
        SentMessage sent = new SentMessage(event, seq, at, position, false);
        List<Frame> forSender = List.of(encoder.frame("receive_message", view(sent, event.idempotencyKey())));
        List<Frame> forOthers = List.of(encoder.frame("receive_message", view(sent, null)));
        return new Broadcast(
                position,
                event.chatId(),
                Change.NONE,
                userId -> userId.equals(event.senderId()) ? forSender : forOthers);
    }

    public Broadcast edited(MessageEdited event, long seq, long position, Instant at) {
        return changed(
                "message_edited",
                new MessageChanged(
                        event.chatId(),
                        seq,
                        Position.encode(position),
                        new MessageId(event.chatId(), event.messageSeq()).toString(),
                        event.messageSeq(),
                        event.content(),
                        at,
                        null,
                        event.actorId(),
                        event.mentions(),
                        null),
                position);
    }

    public Broadcast deleted(MessageDeleted event, long seq, long position, Instant at) {
        return changed(
                "message_deleted",
                new MessageChanged(
                        event.chatId(),
                        seq,
                        Position.encode(position),
                        new MessageId(event.chatId(), event.messageSeq()).toString(),
                        event.messageSeq(),
                        "",
                        null,
                        at,
                        event.actorId(),
                        null,
                        event.moderated()),
                position);
    }

    /** The message as its own sender sees it. */
    MessageView ownView(SentMessage sent) {
        return view(sent, sent.event().idempotencyKey());
    }

    private Broadcast changed(String event, MessageChanged payload, long position) {
        return Broadcast.toAll(position, payload.chatId(), Change.NONE, List.of(encoder.frame(event, payload)));
    }

    private MessageView view(SentMessage sent, @Nullable String idempotencyKey) {
        return MessageView.asSent(sent, users.find(sent.senderId()), idempotencyKey);
    }

    /**
     * Payload of {@code message_edited} and {@code message_deleted}.
     *
     * @param seq of the change
     * @param messageSeq of the message
     * @param mentions whom it names from now on; null for nobody
     * @param moderated true when a moderator has deleted it; null otherwise
     */
    record MessageChanged(
            String chatId,
            long seq,
            String position,
            String messageId,
            long messageSeq,
            String content,
            @Nullable Instant editedAt,
            @Nullable Instant deletedAt,
            String by,
            @Nullable List<String> mentions,
            @Nullable Boolean moderated) {}
}
