package chat.verbatim.command.chat;

import chat.verbatim.api.chat.ChatCommand.AddReaction;
import chat.verbatim.api.chat.ChatCommand.RemoveReaction;
import chat.verbatim.api.message.MessageId;
import chat.verbatim.api.message.MessageView;
import chat.verbatim.api.reaction.Emoji;
import chat.verbatim.api.session.Caller;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes what people answer with one emoji. Both ways may be gone again and again; what holds already is a success. */
@RestController
@RequestMapping("/api/chats/{chatId}/messages/{messageId}/reactions/{emoji}")
final class ReactionEndpoint {
    private final ChatDesk desk;

    ReactionEndpoint(ChatDesk desk) {
        this.desk = desk;
    }

    @PutMapping
    ResponseEntity<MessageView> add(
            Caller caller, @PathVariable String chatId, @PathVariable String messageId, @PathVariable String emoji) {
        long seq = MessageId.parse(messageId, chatId).seq();
        return desk.changed(new AddReaction(chatId, caller.userId(), seq, Emoji.of(emoji)), seq);
    }

    @DeleteMapping
    ResponseEntity<MessageView> remove(
            Caller caller, @PathVariable String chatId, @PathVariable String messageId, @PathVariable String emoji) {
        long seq = MessageId.parse(messageId, chatId).seq();
        return desk.changed(new RemoveReaction(chatId, caller.userId(), seq, Emoji.of(emoji)), seq);
    }
}
