package chat.verbatim.realtime.presence;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.chat.ChatQuery.FindMembers;
import chat.verbatim.api.chat.ChatQuery.Members;
import chat.verbatim.api.session.Caller;
import chat.verbatim.http.PositionHeaders;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Who of a chat is online now. */
@RestController
public class OnlineUsersController {
    private final QueryGateway queries;
    private final PresenceLeases leases;

    public OnlineUsersController(QueryGateway queries, PresenceLeases leases) {
        this.queries = queries;
        this.leases = leases;
    }

    @GetMapping("/api/chats/{chatId}/online-users")
    OnlineUsers onlineUsers(
            @PathVariable String chatId,
            Caller caller,
            @RequestHeader(name = PositionHeaders.MIN_POSITION, required = false) @Nullable String minPosition) {
        FindMembers query = new FindMembers(chatId, PositionHeaders.minPosition(minPosition));
        Members members = queries.query(query, Members.class).join();
        if (!members.userIds().contains(caller.userId())) {
            throw Refusal.because(RefusalCode.CHAT_NOT_FOUND, "There is no such chat, or you are not in it.");
        }
        Optional<Set<String>> known = leases.online(members.userIds());
        Set<String> online = known.orElse(Set.of());
        return new OnlineUsers(
                members.userIds().stream()
                        .filter(online::contains)
                        .map(userId -> new OnlineUser(userId, true))
                        .toList(),
                known.isEmpty() ? true : null);
    }

    /** @param unknown true when it is not known who is online, else null */
    record OnlineUsers(List<OnlineUser> items, @Nullable Boolean unknown) {}

    record OnlineUser(String userId, boolean online) {}
}
