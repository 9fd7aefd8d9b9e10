package chat.verbatim.realtime.presence;

import chat.verbatim.api.chat.ChatQuery.FindMemberships;
import chat.verbatim.api.chat.ChatQuery.Membership;
import chat.verbatim.api.chat.ChatQuery.Memberships;
import java.util.Collection;
import org.axonframework.queryhandling.QueryGateway;

/** Asks the query side. */
public final class QueriedMemberships implements PresenceAnnouncer.ChatMemberships {
    private static final long AS_OF_NOW = 0;

    private final QueryGateway queries;

    public QueriedMemberships(QueryGateway queries) {
        this.queries = queries;
    }

    @Override
    public Collection<String> chatsOf(String userId) {
        return queries.query(new FindMemberships(userId, AS_OF_NOW), Memberships.class).join().chats().stream()
                .map(Membership::chatId)
                .toList();
    }
}
