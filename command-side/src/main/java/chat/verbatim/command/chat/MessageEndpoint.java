package chat.verbatim.command.chat;

import chat.verbatim.api.chat.ChatCommand.DeleteMessage;
import chat.verbatim.api.chat.ChatCommand.EditMessage;
import chat.verbatim.api.chat.ChatCommand.SendMessage;
import chat.verbatim.api.message.MessageContent;
import chat.verbatim.api.message.MessageId;
import chat.verbatim.api.message.MessageView;
import chat.verbatim.api.session.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes what people say, change and take back. */
@RestController
@RequestMapping("/api/chats/{chatId}/messages")
final class MessageEndpoint {
    private final ChatDesk desk;
    private final MessageSending sending;

    MessageEndpoint(ChatDesk desk, MessageSending sending) {
        this.desk = desk;
        this.sending = sending;
    }

    @PostMapping
    ResponseEntity<MessageView> send(
            Caller caller,
            @PathVariable String chatId,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody ChatRequests.Send request) {
        return sending.send(new SendMessage(
                chatId,
                caller.userId(),
                request.words(),
                MessageSending.keyOr(key),
                MessageId.seqIn(chatId, request.replyTo()),
                request.attachmentIds()));
    }

    @PatchMapping("/{messageId}")
    ResponseEntity<MessageView> edit(
            Caller caller,
            @PathVariable String chatId,
            @PathVariable String messageId,
            @RequestBody ChatRequests.Content request) {
        long seq = MessageId.parse(messageId, chatId).seq();
        MessageContent content = MessageContent.of(request.content());
        return desk.changed(new EditMessage(chatId, caller.userId(), seq, content), seq);
    }

    @DeleteMapping("/{messageId}")
    ResponseEntity<MessageView> delete(Caller caller, @PathVariable String chatId, @PathVariable String messageId) {
        long seq = MessageId.parse(messageId, chatId).seq();
        return desk.changed(new DeleteMessage(chatId, caller.userId(), seq), seq);
    }
}
