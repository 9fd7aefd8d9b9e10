package chat.verbatim.query.user;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.user.UserSummary;
import chat.verbatim.http.PageParameters;
import chat.verbatim.http.PositionHeaders;
import chat.verbatim.query.projection.PositionGate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The user directory. */
@RestController
final class UserController {
    private static final int MOST = 100;
    private static final int LONGEST_QUERY = 64;

    private final UserDirectory directory;
    private final UserSummaries summaries;
    private final PositionGate gate;

    UserController(UserDirectory directory, UserSummaries summaries, PositionGate gate) {
        this.directory = directory;
        this.summaries = summaries;
        this.gate = gate;
    }

    record UserList(List<UserSummary> items) {}

    @GetMapping("/api/users")
    UserList find(
            @RequestParam(defaultValue = "") String query,
            @RequestParam(defaultValue = "20") int limit,
            @RequestHeader(name = PositionHeaders.MIN_POSITION, required = false) @Nullable String minPosition) {
        PageParameters.requireLimit(limit, MOST);
        if (query.codePointCount(0, query.length()) > LONGEST_QUERY) {
            throw Refusal.invalid("query", "must have at most " + LONGEST_QUERY + " characters");
        }
        PositionGate.pass(PositionHeaders.minPosition(minPosition), gate);
        return new UserList(directory.find(query, limit));
    }

    @GetMapping("/api/users/{userId}")
    UserSummary get(
            @PathVariable String userId,
            @RequestHeader(name = PositionHeaders.MIN_POSITION, required = false) @Nullable String minPosition) {
        PositionGate.pass(PositionHeaders.minPosition(minPosition), gate);
        UserSummary user = summaries.find(List.of(userId)).get(userId);
        if (user == null) {
            throw Refusal.because(RefusalCode.USER_NOT_FOUND, "There is no such user.");
        }
        return user;
    }
}
