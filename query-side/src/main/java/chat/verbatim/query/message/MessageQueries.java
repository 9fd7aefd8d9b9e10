package chat.verbatim.query.message;

import chat.verbatim.api.message.MessageQuery.FindMessage;
import chat.verbatim.api.message.MessageView;
import chat.verbatim.query.projection.PositionGate;
import org.axonframework.queryhandling.QueryHandler;

/** Answers what the other sides ask about messages. */
final class MessageQueries {
    private final History history;
    private final PositionGate chats;
    private final PositionGate users;

    MessageQueries(History history, PositionGate chats, PositionGate users) {
        this.history = history;
        this.chats = chats;
        this.users = users;
    }

    @QueryHandler
    MessageView answer(FindMessage query) {
        PositionGate.pass(query.minPosition(), chats, users);
        return history.message(query.chatId(), query.userId(), query.messageSeq());
    }
}
