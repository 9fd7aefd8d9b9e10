package chat.verbatim.command.chat;

import chat.verbatim.api.chat.ChatCommand.SendMessage;
import chat.verbatim.api.message.IdempotencyKey;
import chat.verbatim.api.message.MessageView;
import chat.verbatim.api.message.SentMessage;
import chat.verbatim.api.user.AccountView;
import chat.verbatim.api.user.Accounts;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Says something in a chat, for whoever was let in by whatever endpoint, and answers as the contract wants it. */
@Component
public final class MessageSending {
    private final ChatDesk desk;
    private final Accounts accounts;

    MessageSending(ChatDesk desk, Accounts accounts) {
        this.desk = desk;
        this.accounts = accounts;
    }

    /** @param key null when the client sent none; then one that no other message has */
    public static IdempotencyKey keyOr(@Nullable String key) {
        return IdempotencyKey.of(key == null ? UUID.randomUUID().toString() : key);
    }

    /** Answers 201, or 200 with the original when the key was seen before. */
    public ResponseEntity<MessageView> send(SendMessage command) {
        SentMessage sent = desk.give(command, SentMessage.class);
        return ChatDesk.answer(sent.repeated() ? HttpStatus.OK : HttpStatus.CREATED, sent.position(), shown(sent));
    }

    private MessageView shown(SentMessage sent) {
        AccountView sender = accounts.find(sent.senderId()).orElseThrow();
        return MessageView.asSent(sent, sender.summary(), sent.event().idempotencyKey());
    }
}
