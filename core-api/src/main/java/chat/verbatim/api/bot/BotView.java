package chat.verbatim.api.bot;

import chat.verbatim.api.user.UserProfile;
import java.time.Instant;

/** A bot as its owner sees it. */
public record BotView(String id, String username, UserProfile profile, boolean bot, Instant createdAt) {
    public BotView(String id, String username, UserProfile profile, Instant createdAt) {
        this(id, username, profile, true, createdAt);
    }
}
