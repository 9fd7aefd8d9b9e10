package chat.verbatim.query.webhook;

import chat.verbatim.api.bot.IncomingWebhookView;
import chat.verbatim.api.session.Caller;
import chat.verbatim.http.PositionHeaders;
import chat.verbatim.query.bot.Bots;
import chat.verbatim.query.membership.Access;
import chat.verbatim.query.membership.ChatKeys;
import chat.verbatim.query.projection.PositionGate;
import chat.verbatim.query.projection.ReadModel;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Shows members the incoming webhooks of their group. */
@RestController
final class IncomingWebhookController {
    private final Bots bots;
    private final ReadModel chats;
    private final PositionGate botGate;
    private final PositionGate chatGate;
    private final PositionGate userGate;

    IncomingWebhookController(
            Bots bots, ReadModel chats, PositionGate botGate, PositionGate chatGate, PositionGate userGate) {
        this.bots = bots;
        this.chats = chats;
        this.botGate = botGate;
        this.chatGate = chatGate;
        this.userGate = userGate;
    }

    record IncomingWebhookList(List<IncomingWebhookView> items) {}

    @GetMapping("/api/chats/{chatId}/incoming-webhooks")
    IncomingWebhookList list(
            Caller caller,
            @PathVariable String chatId,
            @RequestHeader(name = PositionHeaders.MIN_POSITION, required = false) @Nullable String minPosition) {
        Access.requirePlausible(chatId);
        PositionGate.pass(PositionHeaders.minPosition(minPosition), chatGate, botGate, userGate);
        Access.require(chatId, caller.userId(), chats.find(List.of(ChatKeys.member(chatId, caller.userId()))));
        return new IncomingWebhookList(bots.of(IncomingWebhookView.ownerOf(chatId)).stream()
                .map(bot ->
                        IncomingWebhookView.of(bot.id(), chatId, bot.profile().displayName(), bot.createdAt()))
                .toList());
    }
}
