package chat.verbatim.query.chat;

import chat.verbatim.api.chat.ChatQuery.FindChat;
import chat.verbatim.api.chat.ChatQuery.FindMembers;
import chat.verbatim.api.chat.ChatQuery.FindMemberships;
import chat.verbatim.api.chat.ChatQuery.Members;
import chat.verbatim.api.chat.ChatQuery.Membership;
import chat.verbatim.api.chat.ChatQuery.Memberships;
import chat.verbatim.api.chat.ChatView;
import chat.verbatim.query.membership.ChatKeys;
import chat.verbatim.query.membership.MemberDocument;
import chat.verbatim.query.membership.MembershipsDocument;
import chat.verbatim.query.membership.RosterDocument;
import chat.verbatim.query.projection.PositionGate;
import chat.verbatim.query.projection.ReadModel;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.queryhandling.QueryHandler;

/** Answers what the other sides ask about chats. */
final class ChatQueries {
    private final ReadModel documents;
    private final ChatViews views;
    private final PositionGate chats;
    private final PositionGate users;

    ChatQueries(ReadModel documents, ChatViews views, PositionGate chats, PositionGate users) {
        this.documents = documents;
        this.views = views;
        this.chats = chats;
        this.users = users;
    }

    @QueryHandler
    ChatView answer(FindChat query) {
        PositionGate.pass(query.minPosition(), chats, users);
        return chats.atOnce(() -> views.view(query.chatId(), query.userId()));
    }

    @QueryHandler
    Members answer(FindMembers query) {
        long position = PositionGate.pass(query.minPosition(), chats);
        String id = ChatKeys.roster(query.chatId());
        RosterDocument roster = documents.find(List.of(id)).get(id, RosterDocument::new);
        return new Members(query.chatId(), roster == null ? List.of() : roster.users(), position);
    }

    @QueryHandler
    Memberships answer(FindMemberships query) {
        long position = PositionGate.pass(query.minPosition(), chats);
        String id = ChatKeys.memberships(query.userId());
        MembershipsDocument memberships = documents.find(List.of(id)).get(id, MembershipsDocument::new);
        if (memberships == null) {
            return new Memberships(query.userId(), List.of(), List.of(), position);
        }
        List<String> chatIds = memberships.chats();
        List<String> ids = new ArrayList<>(chatIds);
        chatIds.forEach(chatId -> ids.add(ChatKeys.member(chatId, query.userId())));
        ReadModel.Found found = documents.find(ids);
        List<Membership> present = new ArrayList<>(chatIds.size());
        for (String chatId : chatIds) {
            ChatDocument chat = found.get(chatId, ChatDocument::new);
            MemberDocument member = found.get(ChatKeys.member(chatId, query.userId()), MemberDocument::new);
            if (chat != null && member != null) {
                present.add(new Membership(
                        chatId, chat.lastSeq(), chat.newestPosition(), member.acknowledged(), member.chosen()));
            }
        }
        return new Memberships(query.userId(), present, memberships.departures(), position);
    }
}
