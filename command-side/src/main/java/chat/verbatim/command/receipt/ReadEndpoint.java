package chat.verbatim.command.receipt;

import chat.verbatim.api.Accepted;
import chat.verbatim.api.Position;
import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.chat.ChatId;
import chat.verbatim.api.receipt.Mark;
import chat.verbatim.api.receipt.ReceiptCommand.AdvanceReceipts;
import chat.verbatim.api.session.Caller;
import chat.verbatim.http.PositionHeaders;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** For clients without a socket: says how far one has read. */
@RestController
final class ReadEndpoint {
    private final CommandGateway commands;

    ReadEndpoint(CommandGateway commands) {
        this.commands = commands;
    }

    record Request(@Nullable Long seq) {
        long required() {
            if (seq == null) {
                throw Refusal.invalid("seq", "is missing");
            }
            if (seq < 0) {
                throw Refusal.invalid("seq", "must not be negative");
            }
            return seq;
        }
    }

    @PostMapping("/api/chats/{chatId}/read")
    ResponseEntity<Void> read(Caller caller, @PathVariable String chatId, @RequestBody Request request) {
        long seq = request.required();
        if (!ChatId.isPlausible(chatId)) {
            throw Refusal.because(RefusalCode.CHAT_NOT_FOUND, "There is no such chat.");
        }
        Accepted accepted = commands.<Accepted>send(
                        new AdvanceReceipts(chatId, List.of(new Mark(caller.userId(), seq, seq))))
                .join();
        ResponseEntity.HeadersBuilder<?> answer = ResponseEntity.status(HttpStatus.NO_CONTENT);
        if (!accepted.repeated()) {
            answer.header(PositionHeaders.POSITION, Position.encode(accepted.position()));
        }
        return answer.build();
    }
}
