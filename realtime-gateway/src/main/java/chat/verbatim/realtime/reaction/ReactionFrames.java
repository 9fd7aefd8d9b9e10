package chat.verbatim.realtime.reaction;

import chat.verbatim.api.Position;
import chat.verbatim.api.chat.ChatEvent.ReactionAdded;
import chat.verbatim.api.chat.ChatEvent.ReactionRemoved;
import chat.verbatim.api.message.MessageId;
import chat.verbatim.realtime.routing.Broadcast;
import chat.verbatim.realtime.routing.Broadcast.Change;
import chat.verbatim.realtime.routing.FrameEncoder;
import java.util.List;

/** Reactions as frames. */
public final class ReactionFrames {
    private final FrameEncoder encoder;

    public ReactionFrames(FrameEncoder encoder) {
        this.encoder = encoder;
    }

    public Broadcast added(ReactionAdded event, long seq, long position) {
        return broadcast(
                "reaction_added",
                payload(event.chatId(), event.messageSeq(), event.actorId(), event.emoji(), seq, position),
                position);
    }

    public Broadcast removed(ReactionRemoved event, long seq, long position) {
        return broadcast(
                "reaction_removed",
                payload(event.chatId(), event.messageSeq(), event.actorId(), event.emoji(), seq, position),
                position);
    }

    private static ReactionChanged payload(
            String chatId, long messageSeq, String userId, String emoji, long seq, long position) {
        String messageId = new MessageId(chatId, messageSeq).toString();
        return new ReactionChanged(chatId, seq, Position.encode(position), messageId, messageSeq, userId, emoji);
    }

    private Broadcast broadcast(String event, ReactionChanged payload, long position) {
        return Broadcast.toAll(position, payload.chatId(), Change.NONE, List.of(encoder.frame(event, payload)));
    }

    /**
     * Payload of {@code reaction_added} and {@code reaction_removed}.
     *
     * @param seq of the reaction
     * @param messageSeq of the message
     */
    record ReactionChanged(
            String chatId, long seq, String position, String messageId, long messageSeq, String userId, String emoji) {}
}
