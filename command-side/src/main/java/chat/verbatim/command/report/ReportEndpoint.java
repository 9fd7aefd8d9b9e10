package chat.verbatim.command.report;

import chat.verbatim.api.Accepted;
import chat.verbatim.api.Position;
import chat.verbatim.api.message.MessageId;
import chat.verbatim.api.report.ReportCommand.ReportMessage;
import chat.verbatim.api.report.ReportReason;
import chat.verbatim.api.report.ReportText;
import chat.verbatim.api.session.Caller;
import chat.verbatim.http.PositionHeaders;
import chat.verbatim.http.TokenBuckets;
import java.time.Clock;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A member reports a message. It is a {@code PUT}: somebody's report of a message is one, however often it is sent. */
@RestController
final class ReportEndpoint {
    private static final int BURST = 20;
    private static final double SECONDS_IN_HOUR = 3600;

    private final CommandGateway commands;
    private final TokenBuckets limit;

    ReportEndpoint(CommandGateway commands, Clock clock) {
        this.commands = commands;
        this.limit = new TokenBuckets(BURST, BURST / SECONDS_IN_HOUR, clock);
    }

    record Request(@Nullable String reason, @Nullable String text) {}

    @PutMapping("/api/chats/{chatId}/messages/{messageId}/report")
    ResponseEntity<Void> report(
            Caller caller, @PathVariable String chatId, @PathVariable String messageId, @RequestBody Request request) {
        long seq = MessageId.parse(messageId, chatId).seq();
        ReportMessage command = new ReportMessage(
                chatId, seq, caller.userId(), ReportReason.of(request.reason()), ReportText.of("text", request.text()));
        limit.take(caller.userId());
        Accepted accepted = commands.<Accepted>send(command).join();
        return ResponseEntity.noContent()
                .header(PositionHeaders.POSITION, Position.encode(accepted.position()))
                .build();
    }
}
