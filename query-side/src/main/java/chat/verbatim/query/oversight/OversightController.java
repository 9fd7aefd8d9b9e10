package chat.verbatim.query.oversight;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.Text;
import chat.verbatim.http.PageParameters;
import chat.verbatim.http.PositionHeaders;
import chat.verbatim.query.projection.PositionGate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * Operators look for chats; the path lets nobody else come as far as this. It is a {@code POST}, so that no name stands in an access log.
 */
@RestController
final class OversightController {
    private static final int LONGEST_QUERY = 100;
    private static final int LONGEST_CURSOR = 2_000;
    private static final int MOST = 50;
    private static final int USUAL = 20;

    private final ChatFinder finder;
    private final PositionGate groups;
    private final PositionGate chats;
    private final PositionGate users;

    OversightController(ChatFinder finder, PositionGate groups, PositionGate chats, PositionGate users) {
        this.finder = finder;
        this.groups = groups;
        this.chats = chats;
        this.users = users;
    }

    /** Of {@code query} and {@code userId} one, or none for the largest groups. */
    record Request(
            @Nullable String query,
            @Nullable String userId,
            @Nullable String after,
            @Nullable Integer limit) {
        int checkedLimit() {
            int wanted = limit == null ? USUAL : limit;
            PageParameters.requireLimit(wanted, MOST);
            return wanted;
        }

        @Nullable
        String checkedAfter() {
            if (after != null && (after.isEmpty() || after.length() > LONGEST_CURSOR)) {
                throw Refusal.invalid("after", "must be the nextCursor of the page before");
            }
            return after;
        }

        @Nullable
        String checkedQuery() {
            if (query != null && userId != null) {
                throw Refusal.invalid("userId", "must not stand beside a query");
            }
            return query == null ? null : Text.line("query", query, LONGEST_QUERY);
        }
    }

    @PostMapping("/api/admin/chats/search")
    ChatFinder.Page find(
            @RequestBody Request request,
            @RequestHeader(name = PositionHeaders.MIN_POSITION, required = false) @Nullable String minPosition) {
        String query = request.checkedQuery();
        String after = request.checkedAfter();
        int limit = request.checkedLimit();
        PositionGate.pass(PositionHeaders.minPosition(minPosition), groups, chats, users);
        return chats.atOnce(() -> {
            if (request.userId != null) {
                return finder.of(request.userId, after, limit);
            }
            return query == null ? finder.largest(after, limit) : finder.matching(query, after, limit);
        });
    }

    @GetMapping("/api/admin/chats/{chatId}")
    KnownChat get(
            @PathVariable String chatId,
            @RequestHeader(name = PositionHeaders.MIN_POSITION, required = false) @Nullable String minPosition) {
        PositionGate.pass(PositionHeaders.minPosition(minPosition), chats, users);
        return finder.withSuspensions(chats.atOnce(() -> finder.get(chatId)));
    }
}
