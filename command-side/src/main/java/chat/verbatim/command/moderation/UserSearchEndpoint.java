package chat.verbatim.command.moderation;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.Text;
import chat.verbatim.http.PageParameters;
import chat.verbatim.http.PositionHeaders;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Operators look for accounts. It is a {@code POST}, so that no address or name stands in an access log. */
@RestController
final class UserSearchEndpoint {
    private static final int LONGEST = 254;
    private static final int LONGEST_CURSOR = 64;
    private static final int MOST = 50;
    private static final int USUAL = 20;

    private final UserSearch search;

    UserSearchEndpoint(UserSearch search) {
        this.search = search;
    }

    record Request(
            @Nullable String query,
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
    }

    @PostMapping("/api/admin/users/search")
    UserSearch.Page find(
            @RequestBody Request request,
            @RequestHeader(name = PositionHeaders.MIN_POSITION, required = false) @Nullable String minPosition) {
        return search.find(
                Text.line("query", request.query(), LONGEST),
                request.checkedAfter(),
                request.checkedLimit(),
                PositionHeaders.minPosition(minPosition));
    }
}
