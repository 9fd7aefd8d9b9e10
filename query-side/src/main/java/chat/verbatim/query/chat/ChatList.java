package chat.verbatim.query.chat;

import chat.verbatim.api.chat.ChatView;
import chat.verbatim.query.membership.ChatKeys;
import chat.verbatim.query.membership.MembershipsDocument;
import chat.verbatim.query.projection.ReadModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A user's chats, newest activity first. */
final class ChatList {
    /** @param nextCursor the cursor of the next page; null at the end */
    record ChatPage(List<ChatView> items, @Nullable String nextCursor) {}

    private record Candidate(int place, String chatId, long activity) {}

    private final ReadModel documents;
    private final ChatViews views;

    ChatList(ReadModel documents, ChatViews views) {
        this.documents = documents;
        this.views = views;
    }

    ChatPage page(String userId, @Nullable String cursor, int limit) {
        SeenChats seen = SeenChats.of(cursor);
        String id = ChatKeys.memberships(userId);
        MembershipsDocument memberships = documents.find(List.of(id)).get(id, MembershipsDocument::new);
        if (memberships == null) {
            return new ChatPage(List.of(), null);
        }
        List<Candidate> unseen = unseen(memberships, seen);
        List<Candidate> page = unseen.subList(0, Math.min(limit, unseen.size()));
        page.forEach(candidate -> seen.add(candidate.place, candidate.activity));
        List<ChatView> items = views.views(page.stream().map(Candidate::chatId).toList(), userId);
        return new ChatPage(items, unseen.size() > limit ? seen.cursor() : null);
    }

    private List<Candidate> unseen(MembershipsDocument memberships, SeenChats seen) {
        Map<String, Long> activity = documents.findLong(memberships.chats(), ChatDocument.LAST_POSITION);
        List<Candidate> unseen = new ArrayList<>();
        for (int place = 0; place < memberships.places(); place++) {
            String chatId = memberships.chatAt(place);
            Long position = activity.get(chatId);
            if (memberships.isMemberAt(place) && position != null && !seen.contains(place, position)) {
                unseen.add(new Candidate(place, chatId, position));
            }
        }
        unseen.sort(Comparator.comparingLong(Candidate::activity).reversed());
        return unseen;
    }
}
