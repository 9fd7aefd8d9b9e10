package chat.verbatim.api.reaction;

import java.util.List;

/**
 * Everybody who reacted to one message with one emoji.
 *
 * @param userIds in the order in which they did; never empty
 */
public record Reaction(String emoji, List<String> userIds) {
    public Reaction {
        userIds = List.copyOf(userIds);
    }
}
