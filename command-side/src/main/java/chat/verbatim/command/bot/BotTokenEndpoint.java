package chat.verbatim.command.bot;

import chat.verbatim.api.Accepted;
import chat.verbatim.api.Position;
import chat.verbatim.api.session.BotTokens;
import chat.verbatim.api.session.Caller;
import chat.verbatim.api.session.Scope;
import chat.verbatim.api.user.UserCommand.IssueBotToken;
import chat.verbatim.api.user.UserCommand.RevokeBotToken;
import chat.verbatim.http.PositionHeaders;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Issues and revokes the tokens of bots. A token is shown once and kept nowhere. */
@RestController
@RequestMapping("/api/bots/{botId}/tokens")
final class BotTokenEndpoint {
    private final BotTokens tokens;
    private final CommandGateway commands;
    private final Clock clock;

    BotTokenEndpoint(BotTokens tokens, CommandGateway commands, Clock clock) {
        this.tokens = tokens;
        this.commands = commands;
        this.clock = clock;
    }

    /** @param token the secret itself */
    record Issued(
            String id,
            String name,
            List<String> scopes,
            Instant createdAt,
            @Nullable Instant expiresAt,
            String token) {
        @Override
        public String toString() {
            return "Issued[" + id + "]";
        }
    }

    @PostMapping
    ResponseEntity<Issued> issue(Caller caller, @PathVariable String botId, @RequestBody BotRequests.Issue request) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Set<Scope> scopes = request.checkedScopes();
        Instant expiresAt = request.checkedExpiry(now);
        List<String> names = scopes.stream().map(Scope::wireName).toList();
        IssueBotToken command = new IssueBotToken(
                botId,
                caller.userId(),
                UUID.randomUUID().toString().replace("-", ""),
                request.checkedName(),
                names,
                expiresAt);
        Accepted accepted = BotCommands.give(commands, command, Accepted.class);
        return ResponseEntity.status(HttpStatus.CREATED)
                .header(PositionHeaders.POSITION, Position.encode(accepted.position()))
                .body(new Issued(
                        command.tokenId(),
                        command.name(),
                        names,
                        now,
                        expiresAt,
                        tokens.issue(botId, command.tokenId(), scopes, expiresAt)));
    }

    @DeleteMapping("/{tokenId}")
    ResponseEntity<Void> revoke(Caller caller, @PathVariable String botId, @PathVariable String tokenId) {
        Accepted accepted =
                BotCommands.give(commands, new RevokeBotToken(botId, caller.userId(), tokenId), Accepted.class);
        tokens.ended(List.of(tokenId));
        return ResponseEntity.noContent()
                .header(PositionHeaders.POSITION, Position.encode(accepted.position()))
                .build();
    }
}
