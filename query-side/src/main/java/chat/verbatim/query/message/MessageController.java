package chat.verbatim.query.message;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.message.MessageId;
import chat.verbatim.api.message.MessageView;
import chat.verbatim.api.session.Caller;
import chat.verbatim.http.PageParameters;
import chat.verbatim.http.PositionHeaders;
import chat.verbatim.query.projection.PositionGate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
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
            @RequestParam(required = false) @Nullable Long around,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) @Nullable
                    OffsetDateTime since,
            @RequestParam(defaultValue = "50") int limit,
            @RequestHeader(name = PositionHeaders.MIN_POSITION, required = false) @Nullable String minPosition) {
        PageParameters.requireLimit(limit, MOST);
        PageParameters.requireSeqs(before, after, around);
        requireOne(before, after, around, since);
        PositionGate.pass(PositionHeaders.minPosition(minPosition), chats, users);
        String userId = caller.userId();
        if (since != null) {
            return history.since(chatId, userId, since.toInstant(), limit);
        }
        if (around != null) {
            return history.around(chatId, userId, around, limit);
        }
        return after == null
                ? history.before(chatId, userId, before, limit)
                : history.after(chatId, userId, after, limit);
    }

    private static void requireOne(
            @Nullable Long before, @Nullable Long after, @Nullable Long around, @Nullable OffsetDateTime since) {
        String first = null;
        for (Place place : List.of(
                new Place("before", before),
                new Place("after", after),
                new Place("around", around),
                new Place("since", since))) {
            if (place.value() == null) {
                continue;
            }
            if (first != null) {
                throw Refusal.invalid(place.name(), "must not stand beside " + first);
            }
            first = place.name();
        }
    }

    /** A parameter that says which page is wanted. */
    private record Place(String name, @Nullable Object value) {}

    @GetMapping("/api/chats/{chatId}/messages/{messageId}")
    MessageView one(
            Caller caller,
            @PathVariable String chatId,
            @PathVariable String messageId,
            @RequestHeader(name = PositionHeaders.MIN_POSITION, required = false) @Nullable String minPosition) {
        PositionGate.pass(PositionHeaders.minPosition(minPosition), chats, users);
        return history.message(
                chatId, caller.userId(), MessageId.parse(messageId, chatId).seq());
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
