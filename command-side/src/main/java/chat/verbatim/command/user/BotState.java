package chat.verbatim.command.user;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a bot's stream remembers beside what every user's does, and the rules about it.
 *
 * @param tokens ids of those that were not revoked, in the order of their issue; whether they have expired does not matter
 */
record BotState(String ownerId, List<String> tokens, boolean deleted) {
    static final int MOST_TOKENS = 20;

    BotState {
        tokens = List.copyOf(tokens);
    }

    static BotState of(String ownerId) {
        return new BotState(ownerId, List.of(), false);
    }

    /** To everybody but its owner there is no such bot. */
    static BotState ownedBy(String actorId, @Nullable BotState bot) {
        if (bot == null || !bot.ownerId.equals(actorId)) {
            throw Refusal.because(RefusalCode.NOT_FOUND, "You have no such bot.");
        }
        return bot;
    }

    void requireRoomForAToken() {
        if (deleted) {
            throw Refusal.because(RefusalCode.NOT_FOUND, "You have no such bot (any more).");
        }
        if (tokens.size() >= MOST_TOKENS) {
            throw Refusal.because(
                    RefusalCode.LIMIT_REACHED,
                    "The bot has " + MOST_TOKENS + " tokens, and may not have more; revoke one first.");
        }
    }

    BotState with(String tokenId) {
        List<String> more = new ArrayList<>(tokens);
        more.add(tokenId);
        return new BotState(ownerId, more, deleted);
    }

    BotState without(String tokenId) {
        return new BotState(
                ownerId, tokens.stream().filter(token -> !token.equals(tokenId)).toList(), deleted);
    }

    BotState gone() {
        return new BotState(ownerId, List.of(), true);
    }
}
