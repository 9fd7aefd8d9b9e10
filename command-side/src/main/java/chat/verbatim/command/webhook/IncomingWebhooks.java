package chat.verbatim.command.webhook;

import chat.verbatim.api.Accepted;
import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.bot.BotAccounts;
import chat.verbatim.api.bot.DeletedBot;
import chat.verbatim.api.bot.IncomingWebhookView;
import chat.verbatim.api.chat.ChatCommand.AddParticipant;
import chat.verbatim.api.chat.ChatCommand.RemoveParticipant;
import chat.verbatim.api.chat.ChatQuery.FindChat;
import chat.verbatim.api.chat.ChatView;
import chat.verbatim.api.session.BotTokens;
import chat.verbatim.api.session.Scope;
import chat.verbatim.api.user.AccountView;
import chat.verbatim.api.user.UserCommand.DeleteBot;
import chat.verbatim.api.user.UserCommand.IssueBotToken;
import chat.verbatim.api.user.UserProfile;
import chat.verbatim.api.user.Username;
import chat.verbatim.command.bot.BotCommands;
import chat.verbatim.eventstore.LogReader;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Component;

/**
 * Makes and revokes incoming webhooks: bots whose owner is the group, with one token that can do nothing but post there. Each step can
 * be repeated; what a crash leaves behind is in the group's list, and can be revoked.
 */
@Component
final class IncomingWebhooks {
    private static final int NAME_LETTERS = 12;

    private final BotAccounts accounts;
    private final BotTokens tokens;
    private final CommandGateway commands;
    private final QueryGateway queries;
    private final LogReader log;

    IncomingWebhooks(
            BotAccounts accounts, BotTokens tokens, CommandGateway commands, QueryGateway queries, LogReader log) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.commands = commands;
        this.queries = queries;
        this.log = log;
    }

    /** @param token the secret itself */
    record Created(IncomingWebhookView webhook, String token, long position) {
        @Override
        public String toString() {
            return "Created[" + webhook.id() + "]";
        }
    }

    Created create(String chatId, String actorId, String name) {
        requireOwner(chatId, actorId);
        String owner = IncomingWebhookView.ownerOf(chatId);
        Username username = new Username("hook-" + randomId().substring(0, NAME_LETTERS));
        AccountView bot =
                accounts.registerBot(owner, username, UserProfile.named(name)).account();
        commands.<Object>send(new AddParticipant(chatId, actorId, bot.id())).join();
        Set<Scope> scopes = Set.of(Scope.WEBHOOK_POST);
        IssueBotToken issue =
                new IssueBotToken(bot.id(), owner, randomId(), name, List.of(Scope.WEBHOOK_POST.wireName()), null);
        Accepted accepted = BotCommands.give(commands, issue, Accepted.class);
        return new Created(
                IncomingWebhookView.of(bot.id(), chatId, name, bot.createdAt()),
                tokens.issue(bot.id(), issue.tokenId(), scopes, null),
                accepted.position());
    }

    /** @return the position of its end in the log */
    long revoke(String chatId, String actorId, String webhookId) {
        requireOwner(chatId, actorId);
        String owner = IncomingWebhookView.ownerOf(chatId);
        DeletedBot deleted = BotCommands.give(commands, new DeleteBot(webhookId, owner), DeletedBot.class);
        tokens.ended(deleted.tokenIds());
        Accepted left = commands.<Accepted>send(new RemoveParticipant(chatId, actorId, webhookId))
                .join();
        accounts.botDeleted(owner, webhookId);
        return Math.max(deleted.position(), left.position());
    }

    /** The group that a webhook posts into; empty when there is no such webhook. */
    Optional<String> chatOf(String webhookId) {
        return accounts.ownerOf(webhookId).flatMap(IncomingWebhookView::chatOwning);
    }

    private void requireOwner(String chatId, String actorId) {
        ChatView chat = queries.query(new FindChat(chatId, actorId, log.headPosition()), ChatView.class)
                .join();
        if (!chat.isGroup()) {
            throw Refusal.because(RefusalCode.NOT_A_GROUP, "A 1-1 chat takes no webhooks; begin a group.");
        }
        boolean owner = chat.participants().stream()
                .anyMatch(member -> member.user().id().equals(actorId) && member.role() == ChatView.Role.OWNER);
        if (!owner) {
            throw Refusal.because(RefusalCode.FORBIDDEN, "Only the owner of the group may make and revoke webhooks.");
        }
    }

    private static String randomId() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
