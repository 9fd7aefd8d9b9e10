package chat.verbatim.command.oversight;

import chat.verbatim.api.Accepted;
import chat.verbatim.api.Position;
import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.bot.BotAccounts;
import chat.verbatim.api.chat.ChatCommand.AppointAdmin;
import chat.verbatim.api.chat.ChatId;
import chat.verbatim.api.session.Caller;
import chat.verbatim.http.PositionHeaders;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/** An operator gives a group whose owner is suspended somebody who can look after it. The path lets nobody else come as far as this. */
@RestController
final class GroupAdminEndpoint {
    private final CommandGateway commands;
    private final BotAccounts bots;

    GroupAdminEndpoint(CommandGateway commands, BotAccounts bots) {
        this.commands = commands;
        this.bots = bots;
    }

    @PutMapping("/api/admin/chats/{chatId}/admins/{userId}")
    ResponseEntity<Void> appoint(Caller caller, @PathVariable String chatId, @PathVariable String userId) {
        if (!ChatId.isPlausible(chatId)) {
            throw Refusal.because(RefusalCode.CHAT_NOT_FOUND, "There is no such chat.");
        }
        if (bots.ownerOf(userId).isPresent()) {
            throw Refusal.because(RefusalCode.CONFLICT, "A bot cannot look after a group. Choose a person.");
        }
        Accepted accepted = commands.<Accepted>send(new AppointAdmin(chatId, caller.userId(), userId))
                .join();
        return ResponseEntity.noContent()
                .header(PositionHeaders.POSITION, Position.encode(accepted.position()))
                .build();
    }
}
