package chat.verbatim.query.audit;

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

/** Members see who has read their chat, and why. */
@RestController
final class ChatAuditsController {
    private static final int MOST = 100;

    private final ChatAudits audits;
    private final PositionGate chats;
    private final PositionGate users;

    ChatAuditsController(ChatAudits audits, PositionGate chats, PositionGate users) {
        this.audits = audits;
        this.chats = chats;
        this.users = users;
    }

    @GetMapping("/api/chats/{chatId}/audits")
    ChatAudits.AuditPage list(
            Caller caller,
            @PathVariable String chatId,
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(defaultValue = "50") int limit,
            @RequestHeader(name = PositionHeaders.MIN_POSITION, required = false) @Nullable String minPosition) {
        PageParameters.requireLimit(limit, MOST);
        PageParameters.requireSeqs(before, null, null);
        PositionGate.pass(PositionHeaders.minPosition(minPosition), chats, users);
        return audits.before(chatId, caller.userId(), before == null ? Long.MAX_VALUE : before, limit);
    }
}
