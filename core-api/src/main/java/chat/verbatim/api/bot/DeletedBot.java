package chat.verbatim.api.bot;

import chat.verbatim.api.Positioned;
import java.util.List;

/**
 * The answer to the deletion of a bot.
 *
 * @param tokenIds the tokens that ended with it; none when it was deleted before
 * @param position of the deletion in the log; 0 until the append is done (the command bus fills it in)
 */
public record DeletedBot(List<String> tokenIds, long position) implements Positioned<DeletedBot> {
    public DeletedBot {
        tokenIds = List.copyOf(tokenIds);
    }

    @Override
    public DeletedBot withPosition(long newPosition) {
        return new DeletedBot(tokenIds, newPosition);
    }
}
