package chat.verbatim.api.session;

import java.util.Arrays;
import java.util.Optional;

/** What the token of a bot may open. */
public enum Scope {
    /** Chats, messages and users can be read and marks set; sockets hear what happens. */
    MESSAGES_READ("messages:read"),
    /** Messages can be sent, edited and deleted. */
    MESSAGES_WRITE("messages:write"),
    /** Chats can be created and renamed, participants added and removed. */
    CHATS_MANAGE("chats:manage"),
    /** Messages can be posted by the one incoming webhook that the token is for. No bot is given it. */
    WEBHOOK_POST("webhook:post");

    private final String wireName;

    Scope(String wireName) {
        this.wireName = wireName;
    }

    /** As clients, tokens and the log write it; never changes. */
    public String wireName() {
        return wireName;
    }

    /** @return empty for a name that no scope (of this version) has */
    public static Optional<Scope> named(String wireName) {
        return Arrays.stream(values())
                .filter(scope -> scope.wireName.equals(wireName))
                .findFirst();
    }
}
