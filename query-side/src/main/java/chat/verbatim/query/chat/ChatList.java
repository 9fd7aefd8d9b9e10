package chat.verbatim.query.chat;

import chat.verbatim.api.chat.ChatView;
import chat.verbatim.query.membership.ChatKeys;
import chat.verbatim.query.membership.MembershipsDocument;
import chat.verbatim.query.projection.ReadModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A user's chats: those that they pinned first, the last one pinned on top, then the others, newest activity first. */
final class ChatList {
    /** @param nextCursor the cursor of the next page; null at the end */
    record ChatPage(List<ChatView> items, @Nullable String nextCursor) {}

    /** @param pin null when not pinned */
    record Candidate(
            int place,
            String chatId,
            long activity,
            @Nullable Long pin) {
        private static final Comparator<Candidate> ORDER = Comparator.comparing(
                        Candidate::pin, Comparator.nullsFirst(Comparator.<Long>naturalOrder()))
                .thenComparingLong(Candidate::activity)
                .reversed();
    }

    private final ReadModel documents;
    private final ChatViews views;
    private final ChatSearch search;

    ChatList(ReadModel documents, ChatViews views, ChatSearch search) {
        this.documents = documents;
        this.views = views;
        this.search = search;
    }

    /** @param query blank for all chats */
    ChatPage page(String userId, String query, @Nullable String cursor, int limit) {
        SeenChats seen = SeenChats.of(cursor);
        String id = ChatKeys.memberships(userId);
        MembershipsDocument memberships = documents.find(List.of(id)).get(id, MembershipsDocument::new);
        if (memberships == null) {
            return new ChatPage(List.of(), null);
        }
        List<Candidate> unseen = unseen(memberships, seen);
        if (!query.isBlank()) {
            Set<String> matching =
                    search.matching(unseen.stream().map(Candidate::chatId).toList(), userId, query);
            unseen.removeIf(chat -> !matching.contains(chat.chatId));
        }
        List<Candidate> page = unseen.subList(0, Math.min(limit, unseen.size()));
        page.forEach(seen::add);
        List<ChatView> items = views.views(page.stream().map(Candidate::chatId).toList(), userId);
        return new ChatPage(items, unseen.size() > limit ? seen.cursor() : null);
    }

    private List<Candidate> unseen(MembershipsDocument memberships, SeenChats seen) {
        Map<String, Long> activity = documents.findLong(memberships.chats(), ChatDocument.LAST_POSITION);
        List<Candidate> unseen = new ArrayList<>();
        for (int place = 0; place < memberships.places(); place++) {
            String chatId = memberships.chatAt(place);
            Long position = activity.get(chatId);
            if (memberships.isMemberAt(place) && position != null) {
                unseen.add(new Candidate(
                        place, chatId, position, memberships.pinSeq(chatId).orElse(null)));
            }
        }
        unseen.removeIf(seen::contains);
        unseen.sort(Candidate.ORDER);
        return unseen;
    }
}
