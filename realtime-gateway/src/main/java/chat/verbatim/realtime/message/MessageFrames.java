package chat.verbatim.realtime.message;

import chat.verbatim.api.Position;
import chat.verbatim.api.chat.ChatEvent.MessageDeleted;
import chat.verbatim.api.chat.ChatEvent.MessageEdited;
import chat.verbatim.api.chat.ChatEvent.MessageSent;
import chat.verbatim.api.message.MessageId;
import chat.verbatim.api.message.MessageStatus;
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
        SentMessage sent = new SentMessage(
                event.chatId(), seq, event.senderId(), event.content(), event.idempotencyKey(), at, position, false);
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
                        event.actorId()),
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
                        event.actorId()),
                position);
    }

    /** The message as its own sender sees it. */
    MessageView ownView(SentMessage sent) {
        return view(sent, sent.idempotencyKey());
    }

    private Broadcast changed(String event, MessageChanged payload, long position) {
        return Broadcast.toAll(position, payload.chatId(), Change.NONE, List.of(encoder.frame(event, payload)));
    }

    private MessageView view(SentMessage sent, @Nullable String idempotencyKey) {
        return new MessageView(
                new MessageId(sent.chatId(), sent.seq()).toString(),
                sent.chatId(),
                sent.seq(),
                users.find(sent.senderId()),
                sent.content(),
                sent.sentAt(),
                MessageStatus.SENT,
                false,
                null,
                null,
                idempotencyKey,
                Position.encode(sent.position()));
    }

    /**
     * Payload of {@code message_edited} and {@code message_deleted}.
     *
     * @param seq of the change
     * @param messageSeq of the message
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
            String by) {}
}
