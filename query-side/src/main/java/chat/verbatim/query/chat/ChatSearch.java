package chat.verbatim.query.chat;

import chat.verbatim.api.user.UserSummary;
import chat.verbatim.query.membership.ChatKeys;
import chat.verbatim.query.membership.RosterDocument;
import chat.verbatim.query.projection.ReadModel;
import chat.verbatim.query.user.UserSummaries;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds chats by their names and people. It reads what a user's chats are called and who is in them, in one round trip: the embedded server
 * has no index for texts, and a user has thousands of chats at the most.
 */
final class ChatSearch {
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final ReadModel documents;
    private final UserSummaries users;

    ChatSearch(ReadModel documents, UserSummaries users) {
        this.documents = documents;
        this.users = users;
    }

    /** Those of the chats whose name or people, but for the one who asks, hold each word of the query. */
    Set<String> matching(Collection<String> chatIds, String userId, String query) {
        List<String> words = List.of(BLANKS.split(FoldedText.of(query.strip())));
        List<String> ids = new ArrayList<>(chatIds);
        chatIds.forEach(chatId -> ids.add(ChatKeys.roster(chatId)));
        ReadModel.Found found = documents.find(ids);
        Map<String, List<String>> members = new HashMap<>();
        for (String chatId : chatIds) {
            RosterDocument roster = found.get(ChatKeys.roster(chatId), RosterDocument::new);
            members.put(chatId, roster == null ? List.of() : roster.users());
        }
        Map<String, String> names = names(members.values(), userId);
        return chatIds.stream()
                .filter(chatId -> {
                    ChatDocument chat = found.get(chatId, ChatDocument::new);
                    String name = chat == null ? null : chat.name();
                    return matches(words, name, members.getOrDefault(chatId, List.of()), names);
                })
                .collect(Collectors.toSet());
    }

    private Map<String, String> names(Collection<List<String>> members, String userId) {
        Set<String> people = new HashSet<>();
        members.forEach(people::addAll);
        people.remove(userId);
        Map<String, String> names = HashMap.newHashMap(people.size());
        users.require(people).forEach((id, user) -> names.put(id, FoldedText.of(spoken(user))));
        return names;
    }

    private static String spoken(UserSummary user) {
        return user.profile().displayName() + '\n' + user.username();
    }

    private static boolean matches(
            List<String> words, @Nullable String name, List<String> members, Map<String, String> names) {
        String chat = name == null ? "" : FoldedText.of(name);
        return words.stream()
                .allMatch(word -> chat.contains(word)
                        || members.stream().anyMatch(member -> names.getOrDefault(member, "")
                                .contains(word)));
    }
}
