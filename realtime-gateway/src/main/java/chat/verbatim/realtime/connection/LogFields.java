package chat.verbatim.realtime.connection;

import chat.verbatim.realtime.routing.ClientSession;
import chat.verbatim.realtime.transport.Connection;
import org.slf4j.MDC;
import tools.jackson.databind.JsonNode;

/**
 * What each line of the log that an event of a client causes says beside its words: {@code connection}, {@code user}, and {@code chat} where
 * the event names one.
 */
final class LogFields implements AutoCloseable {
    private static final String CONNECTION = "connection";
    private static final String USER = "user";
    private static final String CHAT = "chat";
    /** Longer than any id of ours; what is longer is somebody's attempt. */
    private static final int LONGEST_ID = 64;

    private LogFields() {}

    static LogFields of(Connection<ClientSession> connection, JsonNode payload) {
        MDC.put(CONNECTION, connection.id());
        MDC.put(USER, connection.session().userId());
        String chatId = payload.path("chatId").asString("");
        if (!chatId.isEmpty() && chatId.length() <= LONGEST_ID) {
            MDC.put(CHAT, chatId);
        }
        return new LogFields();
    }

    @Override
    public void close() {
        MDC.remove(CONNECTION);
        MDC.remove(USER);
        MDC.remove(CHAT);
    }
}
