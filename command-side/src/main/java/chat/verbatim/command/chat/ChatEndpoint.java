package chat.verbatim.command.chat;

import chat.verbatim.api.Accepted;
import chat.verbatim.api.chat.ChatCommand;
import chat.verbatim.api.chat.ChatCommand.AddParticipant;
import chat.verbatim.api.chat.ChatCommand.ChangeRole;
import chat.verbatim.api.chat.ChatCommand.CreateChat;
import chat.verbatim.api.chat.ChatCommand.RemoveParticipant;
import chat.verbatim.api.chat.ChatCommand.RenameChat;
import chat.verbatim.api.chat.ChatId;
import chat.verbatim.api.chat.ChatName;
import chat.verbatim.api.chat.ChatQuery.FindChat;
import chat.verbatim.api.chat.ChatView;
import chat.verbatim.api.message.IdempotencyKey;
import chat.verbatim.api.session.Caller;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Begins chats and changes who is in them and what they are called. */
@RestController
@RequestMapping("/api/chats")
final class ChatEndpoint {
    private final ChatDesk desk;

    ChatEndpoint(ChatDesk desk) {
        this.desk = desk;
    }

    @PostMapping
    ResponseEntity<ChatView> create(
            Caller caller,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody ChatRequests.Create request) {
        List<String> participants = request.participantIds(caller.userId());
        ChatCommand command = new CreateChat(
                idOf(caller, request, participants, key),
                caller.userId(),
                participants,
                request.group(),
                request.chatName());
        Accepted accepted = desk.give(command, Accepted.class);
        return shown(
                accepted.repeated() ? HttpStatus.OK : HttpStatus.CREATED,
                command.chatId(),
                caller,
                accepted.position());
    }

    private static String idOf(
            Caller caller, ChatRequests.Create request, List<String> participants, @Nullable String key) {
        IdempotencyKey checked = key == null ? null : IdempotencyKey.of(key);
        if (!request.group()) {
            return ChatId.direct(caller.userId(), participants.getFirst());
        }
        return checked == null
                ? UUID.randomUUID().toString().replace("-", "")
                : ChatId.group(caller.userId(), checked.value());
    }

    @PatchMapping("/{chatId}")
    ResponseEntity<ChatView> rename(
            Caller caller, @PathVariable String chatId, @RequestBody ChatRequests.Rename request) {
        return changed(new RenameChat(chatId, caller.userId(), ChatName.of(request.name())), caller);
    }

    @PostMapping("/{chatId}/participants")
    ResponseEntity<ChatView> add(Caller caller, @PathVariable String chatId, @RequestBody ChatRequests.Add request) {
        return changed(new AddParticipant(chatId, caller.userId(), request.required()), caller);
    }

    @PatchMapping("/{chatId}/participants/{userId}")
    ResponseEntity<ChatView> changeRole(
            Caller caller,
            @PathVariable String chatId,
            @PathVariable String userId,
            @RequestBody ChatRequests.ChangeRole request) {
        return changed(new ChangeRole(chatId, caller.userId(), userId, request.required()), caller);
    }

    @DeleteMapping("/{chatId}/participants/{userId}")
    ResponseEntity<Void> remove(Caller caller, @PathVariable String chatId, @PathVariable String userId) {
        Accepted accepted = desk.give(new RemoveParticipant(chatId, caller.userId(), userId), Accepted.class);
        return ChatDesk.headed(HttpStatus.NO_CONTENT, accepted.position()).build();
    }

    private ResponseEntity<ChatView> changed(ChatCommand command, Caller caller) {
        Accepted accepted = desk.give(command, Accepted.class);
        return shown(HttpStatus.OK, command.chatId(), caller, accepted.position());
    }

    private ResponseEntity<ChatView> shown(HttpStatus status, String chatId, Caller caller, long position) {
        ChatView chat = desk.ask(new FindChat(chatId, caller.userId(), position), ChatView.class);
        return ChatDesk.answer(status, position, chat);
    }
}
