package chat.verbatim.query.chat;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.chat.ChatView;
import chat.verbatim.api.session.Caller;
import chat.verbatim.http.PageParameters;
import chat.verbatim.http.PositionHeaders;
import chat.verbatim.query.projection.PositionGate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Chats over HTTP. */
@RestController
final class ChatController {
    private static final int MOST = 100;
    private static final int LONGEST_QUERY = 100;

    private final ChatList list;
    private final ChatViews views;
    private final PositionGate chats;
    private final PositionGate users;

    ChatController(ChatList list, ChatViews views, PositionGate chats, PositionGate users) {
        this.list = list;
        this.views = views;
        this.chats = chats;
        this.users = users;
    }

    @GetMapping("/api/chats")
    ChatList.ChatPage list(
            Caller caller,
            @RequestParam(defaultValue = "") String query,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") int limit,
            @RequestHeader(name = PositionHeaders.MIN_POSITION, required = false) @Nullable String minPosition) {
        PageParameters.requireLimit(limit, MOST);
        if (query.codePointCount(0, query.length()) > LONGEST_QUERY) {
            throw Refusal.invalid("query", "must have at most " + LONGEST_QUERY + " characters");
        }
        PositionGate.pass(PositionHeaders.minPosition(minPosition), chats, users);
        return chats.atOnce(() -> list.page(caller.userId(), query, cursor, limit));
    }

    @GetMapping("/api/chats/{chatId}")
    ChatView get(
            Caller caller,
            @PathVariable String chatId,
            @RequestHeader(name = PositionHeaders.MIN_POSITION, required = false) @Nullable String minPosition) {
        PositionGate.pass(PositionHeaders.minPosition(minPosition), chats, users);
        return chats.atOnce(() -> views.view(chatId, caller.userId()));
    }
}
