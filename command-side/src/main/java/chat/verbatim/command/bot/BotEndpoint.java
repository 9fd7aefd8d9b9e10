package chat.verbatim.command.bot;

import chat.verbatim.api.Position;
import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.bot.BotAccounts;
import chat.verbatim.api.bot.BotView;
import chat.verbatim.api.bot.DeletedBot;
import chat.verbatim.api.session.BotTokens;
import chat.verbatim.api.session.Caller;
import chat.verbatim.api.user.AccountView;
import chat.verbatim.api.user.Accounts.Registered;
import chat.verbatim.api.user.UserCommand.DeleteBot;
import chat.verbatim.http.PositionHeaders;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Makes, changes and deletes bots. Whose they are the log says, and to others they do not exist. */
@RestController
@RequestMapping("/api/bots")
final class BotEndpoint {
    private final BotAccounts accounts;
    private final BotTokens tokens;
    private final CommandGateway commands;

    BotEndpoint(BotAccounts accounts, BotTokens tokens, CommandGateway commands) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.commands = commands;
    }

    @PostMapping
    ResponseEntity<BotView> create(Caller caller, @RequestBody BotRequests.Create request) {
        return shown(
                HttpStatus.CREATED,
                accounts.registerBot(caller.userId(), request.checkedUsername(), request.profile()));
    }

    @PatchMapping("/{botId}")
    ResponseEntity<BotView> update(Caller caller, @PathVariable String botId, @RequestBody BotRequests.Update request) {
        if (accounts.findBot(caller.userId(), botId).isEmpty()) {
            throw Refusal.because(RefusalCode.NOT_FOUND, "You have no such bot.");
        }
        return shown(HttpStatus.OK, accounts.changeProfile(botId, request.checked()));
    }

    @DeleteMapping("/{botId}")
    ResponseEntity<Void> delete(Caller caller, @PathVariable String botId) {
        DeletedBot deleted = BotCommands.give(commands, new DeleteBot(botId, caller.userId()), DeletedBot.class);
        tokens.ended(deleted.tokenIds());
        accounts.botDeleted(caller.userId(), botId);
        return ResponseEntity.noContent()
                .header(PositionHeaders.POSITION, Position.encode(deleted.position()))
                .build();
    }

    private static ResponseEntity<BotView> shown(HttpStatus status, Registered registered) {
        AccountView bot = registered.account();
        return ResponseEntity.status(status)
                .header(PositionHeaders.POSITION, Position.encode(registered.position()))
                .body(new BotView(bot.id(), bot.username(), bot.profile(), bot.createdAt()));
    }
}
