package chat.verbatim.realtime.message;

import chat.verbatim.api.chat.ChatCommand.SendMessage;
import chat.verbatim.api.message.IdempotencyKey;
import chat.verbatim.api.message.MessageContent;
import chat.verbatim.api.message.MessageId;
import chat.verbatim.api.message.MessageView;
import chat.verbatim.api.message.SentMessage;
import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;

/** Messages that come in over sockets. */
public final class MessageSending {
    private final CommandGateway commands;
    private final MessageFrames frames;

    public MessageSending(CommandGateway commands, MessageFrames frames) {
        this.commands = commands;
        this.frames = frames;
    }

    /**
     * Returns once the message is in the log, so that the next one of this connection comes after it.
     *
     * @param replyTo id of the message of the same chat that it replies to
     * @throws chat.verbatim.api.RefusedException or what stands for it between processes, when it is not to be sent
     */
    public MessageView send(
            String senderId,
            String chatId,
            @Nullable String content,
            @Nullable String idempotencyKey,
            @Nullable String replyTo,
            List<String> attachments) {
        SentMessage sent = commands.sendAndWait(new SendMessage(
                chatId,
                senderId,
                MessageContent.of(content, !attachments.isEmpty()),
                keyOf(idempotencyKey),
                MessageId.seqIn(chatId, replyTo),
                attachments));
        return frames.ownView(sent);
    }

    /** A client without a key cannot resend, so that any key will do. */
    private static IdempotencyKey keyOf(@Nullable String idempotencyKey) {
        return idempotencyKey == null
                ? new IdempotencyKey(UUID.randomUUID().toString())
                : new IdempotencyKey(idempotencyKey);
    }
}
