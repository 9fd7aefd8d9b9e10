package chat.verbatim.query.chat;

import chat.verbatim.api.user.UserQuery.ChangedProfile;
import chat.verbatim.api.user.UserQuery.FindProfileChanges;
import chat.verbatim.api.user.UserQuery.ProfileChanges;
import chat.verbatim.api.user.UserSummary;
import chat.verbatim.query.membership.ChatKeys;
import chat.verbatim.query.membership.MembershipsDocument;
import chat.verbatim.query.projection.PositionGate;
import chat.verbatim.query.projection.ReadModel;
import chat.verbatim.query.user.ChangedProfiles;
import chat.verbatim.query.user.UserSummaries;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;

/** Answers what the other sides ask about those whom a user meets in chats. It costs what has changed, not how many there are. */
final class ContactQueries {
    private static final int MOST_CHANGES = 500;

    private final ReadModel documents;
    private final ChangedProfiles changed;
    private final UserSummaries summaries;
    private final PositionGate chats;
    private final PositionGate users;

    ContactQueries(
            ReadModel documents,
            ChangedProfiles changed,
            UserSummaries summaries,
            PositionGate chats,
            PositionGate users) {
        this.documents = documents;
        this.changed = changed;
        this.summaries = summaries;
        this.chats = chats;
        this.users = users;
    }

    @QueryHandler
    ProfileChanges answer(FindProfileChanges query) {
        PositionGate.pass(query.until(), chats, users);
        Optional<Map<String, Long>> found = changed.between(query.after(), query.until(), MOST_CHANGES);
        if (found.isEmpty()) {
            return new ProfileChanges(List.of(), false);
        }
        Map<String, Long> changes = found.get();
        if (changes.isEmpty()) {
            return new ProfileChanges(List.of(), true);
        }
        Map<String, UserSummary> seen = summaries.find(seenBy(query.userId(), changes.keySet()));
        List<ChangedProfile> told = new ArrayList<>();
        changes.forEach((id, position) -> {
            UserSummary user = seen.get(id);
            if (user != null) {
                told.add(new ChangedProfile(id, user.profile(), user.erased(), position));
            }
        });
        told.sort(Comparator.comparingLong(ChangedProfile::position));
        return new ProfileChanges(told, true);
    }

    private List<String> seenBy(String userId, Set<String> others) {
        List<String> ids =
                new ArrayList<>(others.stream().map(ChatKeys::memberships).toList());
        ids.add(ChatKeys.memberships(userId));
        ReadModel.Found found = documents.find(ids);
        MembershipsDocument own = found.get(ChatKeys.memberships(userId), MembershipsDocument::new);
        Set<String> mine = own == null ? Set.of() : Set.copyOf(own.chats());
        return others.stream()
                .filter(other -> other.equals(userId)
                        || meets(found.get(ChatKeys.memberships(other), MembershipsDocument::new), mine))
                .toList();
    }

    /** Whoever has left a chat is still the sender of what they said there. */
    private static boolean meets(@Nullable MembershipsDocument other, Set<String> mine) {
        return other != null
                && IntStream.range(0, other.places()).mapToObj(other::chatAt).anyMatch(mine::contains);
    }
}
