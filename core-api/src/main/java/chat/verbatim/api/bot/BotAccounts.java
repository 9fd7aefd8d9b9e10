package chat.verbatim.api.bot;

import chat.verbatim.api.user.AccountView;
import chat.verbatim.api.user.Accounts.Registered;
import chat.verbatim.api.user.ProfileChange;
import chat.verbatim.api.user.UserProfile;
import chat.verbatim.api.user.Username;
import java.util.List;
import java.util.Optional;

/** The accounts of bots as the command side keeps them: right at once, without waiting for any projection. */
public interface BotAccounts {
    /**
     * Takes the name and one of the owner's places for bots, and puts the bot into the log; or does nothing of that.
     *
     * @throws chat.verbatim.api.RefusedException with {@code USERNAME_TAKEN}, or {@code LIMIT_REACHED} when all places are taken
     */
    Registered registerBot(String ownerId, Username username, UserProfile profile);

    /** @return the bot, empty when there is none or it is somebody else's; also one that was deleted */
    Optional<AccountView> findBot(String ownerId, String botId);

    /** @return the ids of the owner's bots that were not deleted */
    List<String> botsOf(String ownerId);

    /** @return whose bot it is, empty when there is no such bot; never changes */
    Optional<String> ownerOf(String botId);

    /** Gives the owner's place for a bot free; the log has said before that it was deleted. */
    void botDeleted(String ownerId, String botId);

    /** Changes how a user is shown, whoever asks: the caller has been checked, and so has the change. */
    Registered changeProfile(String userId, ProfileChange change);
}
