package chat.verbatim.query.oversight;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.chat.ChatId;
import chat.verbatim.query.membership.Access;
import chat.verbatim.query.membership.ChatKeys;
import chat.verbatim.query.membership.MembershipsDocument;
import chat.verbatim.query.oversight.GroupDirectory.Group;
import chat.verbatim.query.projection.ReadModel;
import chat.verbatim.query.user.UserSummaries;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds chats for operators: by what the directory knows of groups, or by keys. */
final class ChatFinder {
    private static final Pattern SIZE_AND_ID = Pattern.compile("(\\d{1,9})\\.([A-Za-z0-9-]{1,64})");
    /** In no name. */
    private static final char NUL = '\u0000';

    private static final Pattern PLACE = Pattern.compile("\\d{1,9}");

    private final ReadModel documents;
    private final GroupDirectory directory;
    private final KnownChats chats;
    private final UserSummaries users;

    ChatFinder(ReadModel documents, GroupDirectory directory, KnownChats chats, UserSummaries users) {
        this.documents = documents;
        this.directory = directory;
        this.chats = chats;
        this.users = users;
    }

    /** @param nextCursor for {@code after}; null where there are no more */
    record Page(List<KnownChat> items, @Nullable String nextCursor) {}

    /** @throws chat.verbatim.api.RefusedException with {@code CHAT_NOT_FOUND} when there is no such chat */
    KnownChat get(String chatId) {
        Access.requirePlausible(chatId);
        return chats.find(List.of(chatId), true).stream()
                .findFirst()
                .orElseThrow(() -> Refusal.because(RefusalCode.CHAT_NOT_FOUND, "There is no such chat."));
    }

    KnownChat withSuspensions(KnownChat chat) {
        return chats.withSuspensions(chat);
    }

    /** Groups, those with the most members first. */
    Page largest(@Nullable String after, int most) {
        Group last = after == null ? null : sizeAndId(after);
        return page(directory.largest(last, most + 1), most, group -> group.members() + "." + group.chatId());
    }

    private static Group sizeAndId(String cursor) {
        Matcher matcher = SIZE_AND_ID.matcher(cursor);
        if (!matcher.matches()) {
            throw notACursor();
        }
        return new Group(matcher.group(2), "", Integer.parseInt(matcher.group(1)));
    }

    /** The chat of this id; where there is none, groups whose name begins like this, or a word of it, in the order of names. */
    Page matching(String query, @Nullable String after, int most) {
        if (after == null && ChatId.isPlausible(query)) {
            List<KnownChat> exact = chats.find(List.of(query), false);
            if (!exact.isEmpty()) {
                return new Page(exact, null);
            }
        }
        Group last = after == null ? null : nameAndId(after);
        return page(directory.named(query, last, most + 1), most, ChatFinder::nameAndId);
    }

    private static String nameAndId(Group group) {
        byte[] bytes = (group.name() + NUL + group.chatId()).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Group nameAndId(String cursor) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            int end = text.indexOf(NUL);
            if (end < 0) {
                throw notACursor();
            }
            return new Group(text.substring(end + 1), text.substring(0, end), 0);
        } catch (IllegalArgumentException broken) {
            throw notACursor();
        }
    }

    private Page page(List<Group> found, int most, Function<Group, String> cursor) {
        List<Group> page = found.subList(0, Math.min(most, found.size()));
        List<String> ids = page.stream().map(Group::chatId).toList();
        return new Page(chats.find(ids, false), found.size() > most ? cursor.apply(page.getLast()) : null);
    }

    /**
     * The chats that somebody is in, those that they came into last first.
     *
     * @throws chat.verbatim.api.RefusedException with {@code USER_NOT_FOUND} when there is nobody of this id
     */
    Page of(String userId, @Nullable String after, int most) {
        if (!ChatId.isPlausible(userId) || users.find(List.of(userId)).isEmpty()) {
            throw Refusal.because(RefusalCode.USER_NOT_FOUND, "There is no such user.");
        }
        int before = after == null ? Integer.MAX_VALUE : place(after);
        String id = ChatKeys.memberships(userId);
        MembershipsDocument memberships = documents.find(List.of(id)).get(id, MembershipsDocument::new);
        if (memberships == null) {
            return new Page(List.of(), null);
        }
        int place = Math.min(before, memberships.places());
        List<String> ids = new ArrayList<>();
        while (place > 0 && ids.size() < most) {
            place--;
            if (memberships.isMemberAt(place)) {
                ids.add(memberships.chatAt(place));
            }
        }
        return new Page(chats.find(ids, false), isMemberBefore(place, memberships) ? Integer.toString(place) : null);
    }

    private static int place(String cursor) {
        if (!PLACE.matcher(cursor).matches()) {
            throw notACursor();
        }
        return Integer.parseInt(cursor);
    }

    private static boolean isMemberBefore(int place, MembershipsDocument memberships) {
        for (int before = 0; before < place; before++) {
            if (memberships.isMemberAt(before)) {
                return true;
            }
        }
        return false;
    }

    private static RuntimeException notACursor() {
        return Refusal.invalid("after", "is not a cursor; send the nextCursor of the page before");
    }
}
