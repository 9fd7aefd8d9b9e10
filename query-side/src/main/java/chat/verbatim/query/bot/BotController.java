package chat.verbatim.query.bot;

import chat.verbatim.api.bot.BotTokenView;
import chat.verbatim.api.bot.BotView;
import chat.verbatim.api.session.Caller;
import chat.verbatim.http.PositionHeaders;
import chat.verbatim.query.projection.PositionGate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Shows people their bots, and the tokens of these. */
@RestController
final class BotController {
    private final Bots bots;
    private final PositionGate gate;
    private final PositionGate users;

    BotController(Bots bots, PositionGate gate, PositionGate users) {
        this.bots = bots;
        this.gate = gate;
        this.users = users;
    }

    record BotList(List<BotView> items) {}

    record BotTokenList(List<BotTokenView> items) {}

    @GetMapping("/api/bots")
    BotList list(
            Caller caller,
            @RequestHeader(name = PositionHeaders.MIN_POSITION, required = false) @Nullable String minPosition) {
        PositionGate.pass(PositionHeaders.minPosition(minPosition), gate, users);
        return new BotList(bots.of(caller.userId()));
    }

    @GetMapping("/api/bots/{botId}/tokens")
    BotTokenList tokens(
            Caller caller,
            @PathVariable String botId,
            @RequestHeader(name = PositionHeaders.MIN_POSITION, required = false) @Nullable String minPosition) {
        PositionGate.pass(PositionHeaders.minPosition(minPosition), gate);
        return new BotTokenList(bots.tokens(caller.userId(), botId));
    }
}
