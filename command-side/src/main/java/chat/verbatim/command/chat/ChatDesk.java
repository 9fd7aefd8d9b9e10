package chat.verbatim.command.chat;

import chat.verbatim.api.Accepted;
import chat.verbatim.api.Position;
import chat.verbatim.api.chat.ChatCommand;
import chat.verbatim.api.chat.ChatId;
import chat.verbatim.api.message.MessageQuery.FindMessage;
import chat.verbatim.api.message.MessageView;
import chat.verbatim.http.PositionHeaders;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** What the endpoints of chats have in common: give a command, then show what came of it as a read would. */
@Component
final class ChatDesk {
    private final CommandGateway commands;
    private final QueryGateway queries;

    ChatDesk(CommandGateway commands, QueryGateway queries) {
        this.commands = commands;
        this.queries = queries;
    }

    /** Waits for the decision. Refusals come as exceptions. */
    <R> R give(ChatCommand command, Class<R> answer) {
        if (!ChatId.isPlausible(command.chatId())) {
            throw ChatPolicy.chatNotFound();
        }
        return answer.cast(commands.<Object>send(command).join());
    }

    /** Asks the read side; the query says from which position on. */
    <R> R ask(Object query, Class<R> answer) {
        return queries.query(query, answer).join();
    }

    /** Gives a command about one message, and answers with the message as it is then. */
    ResponseEntity<MessageView> changed(ChatCommand command, long messageSeq) {
        Accepted accepted = give(command, Accepted.class);
        MessageView message = ask(
                new FindMessage(command.chatId(), messageSeq, command.actorId(), accepted.position()),
                MessageView.class);
        return answer(HttpStatus.OK, accepted.position(), message);
    }

    static <T> ResponseEntity<T> answer(HttpStatus status, long position, T body) {
        return headed(status, position).body(body);
    }

    static ResponseEntity.BodyBuilder headed(HttpStatus status, long position) {
        return ResponseEntity.status(status).header(PositionHeaders.POSITION, Position.encode(position));
    }
}
