package chat.verbatim.command.erasure;

import chat.verbatim.api.Accepted;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.RefusedException;
import chat.verbatim.api.attachment.AttachmentBytes;
import chat.verbatim.api.attachment.Upload;
import chat.verbatim.api.attachment.Uploads;
import chat.verbatim.api.bot.BotAccounts;
import chat.verbatim.api.bot.DeletedBot;
import chat.verbatim.api.chat.ChatCommand.RemoveParticipant;
import chat.verbatim.api.chat.ChatQuery.FindMemberships;
import chat.verbatim.api.chat.ChatQuery.Membership;
import chat.verbatim.api.chat.ChatQuery.Memberships;
import chat.verbatim.api.erasure.Erasure;
import chat.verbatim.api.erasure.PersonalTexts;
import chat.verbatim.api.session.BotTokens;
import chat.verbatim.api.session.UserSessions;
import chat.verbatim.api.user.Accounts;
import chat.verbatim.api.user.UserCommand.DeleteBot;
import chat.verbatim.api.user.UserCommand.EraseUser;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Component;

/** What an erasure consists of. Each step may be done again, by whatever process, and then changes nothing. */
@Component
final class ErasureSteps {
    private static final String REASON = "user-erased";
    /** What says that there is nothing to leave: a chat of two, or one that was left before. */
    private static final Set<RefusalCode> NOTHING_TO_LEAVE = Set.of(
            RefusalCode.NOT_A_GROUP, RefusalCode.CHAT_NOT_FOUND, RefusalCode.USER_NOT_FOUND, RefusalCode.FORBIDDEN);

    private static final Set<RefusalCode> NO_BOT = Set.of(RefusalCode.USER_NOT_FOUND, RefusalCode.NOT_FOUND);

    private final Accounts accounts;
    private final BotAccounts bots;
    private final UserSessions sessions;
    private final BotTokens botTokens;
    private final Uploads uploads;
    private final AttachmentBytes bytes;
    private final CommandGateway commands;
    private final QueryGateway queries;

    ErasureSteps(
            Accounts accounts,
            BotAccounts bots,
            UserSessions sessions,
            BotTokens botTokens,
            Uploads uploads,
            AttachmentBytes bytes,
            CommandGateway commands,
            QueryGateway queries) {
        this.accounts = accounts;
        this.bots = bots;
        this.sessions = sessions;
        this.botTokens = botTokens;
        this.uploads = uploads;
        this.bytes = bytes;
        this.commands = commands;
        this.queries = queries;
    }

    /**
     * Afterwards nobody can read anything that the user wrote, and nobody can act as the user.
     *
     * @return the position of the erasure in the log
     */
    long makeUnreadable(Erasure erasure, PersonalTexts texts) {
        String userId = erasure.userId();
        texts.shred(userId);
        accounts.erase(userId);
        Accepted erased = commands.<Accepted>send(
                        new EraseUser(userId, erasure.actorId(), erasure.id(), erasure.reason()))
                .join();
        sessions.endAllOf(userId, REASON);
        return erased.position();
    }

    /** What the user leaves behind elsewhere. */
    void tidyUp(Erasure erasure, long position) {
        String userId = erasure.userId();
        bots.botsOf(userId).forEach(bot -> deleteBot(bot, userId));
        leaveGroups(userId, position);
        dropUploads(userId);
    }

    private void deleteBot(String botId, String ownerId) {
        try {
            DeletedBot deleted =
                    commands.<DeletedBot>send(new DeleteBot(botId, ownerId)).join();
            botTokens.ended(deleted.tokenIds());
        } catch (CompletionException failed) {
            // The log need not know it: after a restore to before it was registered.
            requireRefusal(failed, NO_BOT);
        }
        bots.botDeleted(ownerId, botId);
    }

    /** Somebody else must own their groups, and nobody owes them any message. */
    private void leaveGroups(String userId, long position) {
        Memberships memberships = queries.query(new FindMemberships(userId, position), Memberships.class)
                .join();
        for (Membership chat : memberships.chats()) {
            try {
                commands.<Object>send(new RemoveParticipant(chat.chatId(), userId, userId))
                        .join();
            } catch (CompletionException failed) {
                requireRefusal(failed, NOTHING_TO_LEAVE);
            }
        }
    }

    private static void requireRefusal(CompletionException failed, Set<RefusalCode> codes) {
        if (RefusedException.refusalIn(failed)
                .filter(refusal -> codes.contains(refusal.code()))
                .isEmpty()) {
            throw failed;
        }
    }

    private void dropUploads(String userId) {
        uploads.of(userId).stream().map(Upload::id).forEach(bytes::delete);
        uploads.change(userId, _ -> List.of());
    }
}
