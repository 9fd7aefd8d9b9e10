package chat.verbatim.query.message;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.session.Caller;
import chat.verbatim.http.PositionHeaders;
import chat.verbatim.query.projection.PositionGate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** History over HTTP. */
@RestController
final class MessageController {
    private static final int MOST = 100;

    private final History history;
    private final PositionGate chats;
    private final PositionGate users;

    MessageController(History history, PositionGate chats, PositionGate users) {
        this.history = history;
        this.chats = chats;
        this.users = users;
    }

    @GetMapping("/api/chats/{chatId}/messages")
    History.MessagePage list(
            Caller caller,
            @PathVariable String chatId,
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(defaultValue = "50") int limit,
            @RequestHeader(name = PositionHeaders.MIN_POSITION, required = false) @Nullable String minPosition) {
        if (limit < 1 || limit > MOST) {
            throw Refusal.invalid("limit", "must be 1 to " + MOST);
        }
        if (before != null && before < 0) {
            throw Refusal.invalid("before", "must be 0 or more");
        }
        if (after != null && after < -1) {
            throw Refusal.invalid("after", "must be -1 or more");
        }
        if (before != null && after != null) {
            throw Refusal.invalid("after", "must not stand beside before");
        }
        PositionGate.pass(PositionHeaders.minPosition(minPosition), chats, users);
        return after == null
                ? history.before(chatId, caller.userId(), before, limit)
                : history.after(chatId, caller.userId(), after, limit);
    }

    @GetMapping("/api/chats/{chatId}/messages/{messageId}/status")
    History.StatusReport status(
            Caller caller,
            @PathVariable String chatId,
            @PathVariable String messageId,
            @RequestHeader(name = PositionHeaders.MIN_POSITION, required = false) @Nullable String minPosition) {
        PositionGate.pass(PositionHeaders.minPosition(minPosition), chats);
        return history.status(chatId, caller.userId(), messageId);
    }
}
