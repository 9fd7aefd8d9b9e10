package chat.verbatim.query.bot;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.bot.BotTokenView;
import chat.verbatim.api.bot.BotView;
import chat.verbatim.api.session.Caller;
import chat.verbatim.api.user.UserSummary;
import chat.verbatim.http.PositionHeaders;
import chat.verbatim.query.projection.PositionGate;
import chat.verbatim.query.projection.ReadModel;
import chat.verbatim.query.user.UserSummaries;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Shows people their bots, and the tokens of these. */
@RestController
final class BotController {
    private final ReadModel bots;
    private final UserSummaries summaries;
    private final PositionGate gate;
    private final PositionGate users;

    BotController(ReadModel bots, UserSummaries summaries, PositionGate gate, PositionGate users) {
        this.bots = bots;
        this.summaries = summaries;
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
        String id = OwnerDocument.idOf(caller.userId());
        OwnerDocument owner = bots.find(List.of(id)).get(id, OwnerDocument::new);
        List<String> botIds = owner == null ? List.of() : owner.bots();
        ReadModel.Found found = bots.find(botIds.stream().map(BotDocument::idOf).toList());
        Map<String, UserSummary> shown = summaries.require(botIds);
        return new BotList(botIds.stream()
                .flatMap(botId -> {
                    BotDocument bot = found.get(BotDocument.idOf(botId), BotDocument::new);
                    return bot == null || !bot.isOf(caller.userId())
                            ? Stream.empty()
                            : Stream.of(view(bot, Objects.requireNonNull(shown.get(botId))));
                })
                .toList());
    }

    @GetMapping("/api/bots/{botId}/tokens")
    BotTokenList tokens(
            Caller caller,
            @PathVariable String botId,
            @RequestHeader(name = PositionHeaders.MIN_POSITION, required = false) @Nullable String minPosition) {
        PositionGate.pass(PositionHeaders.minPosition(minPosition), gate);
        String id = BotDocument.idOf(botId);
        BotDocument bot = bots.find(List.of(id)).get(id, BotDocument::new);
        if (bot == null || !bot.isOf(caller.userId())) {
            throw Refusal.because(RefusalCode.NOT_FOUND, "You have no such bot.");
        }
        return new BotTokenList(bot.tokens());
    }

    private static BotView view(BotDocument bot, UserSummary shown) {
        return new BotView(shown.id(), shown.username(), shown.profile(), bot.createdAt());
    }
}
