package chat.verbatim.command.chat;

import chat.verbatim.api.chat.ChatEvent.MessageSent;
import chat.verbatim.api.user.Accounts;
import chat.verbatim.api.user.Username;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whom a text names: {@code @username}, whatever its case, where the user is a member. Not within code, as Markdown marks it, not behind
 * a backslash, and not in what looks like an e-mail address or a path. Where a sentence goes on after the name ({@code @ada.}), the longest
 * name that somebody in the chat has is meant.
 */
final class Mentions {
    private static final Pattern NAMED =
            Pattern.compile("(?<![\\p{L}\\p{N}_%+/@\\\\-])@([a-zA-Z0-9][a-zA-Z0-9_.-]{2,})");
    private static final Pattern CODE = Pattern.compile(
            "(?ms)^ {0,3}(```+|~~~+)[^\n]*$.*?(?:^ {0,3}\\1[`~]*[ \t]*$|\\z)|(?<![\\\\`])(`+)(?!`).*?(?<!`)\\2(?!`)");
    private static final String TRAILING = "_.-";
    private static final int LONGEST_NAME = 32;
    private static final int SHORTEST_NAME = 3;

    private Mentions() {}

    /** The members whom the text names, in the order of the text; null when it names nobody. */
    static @Nullable List<String> in(String text, ChatState chat, Accounts accounts) {
        if (text.indexOf('@') < 0) {
            return null;
        }
        List<List<String>> named = named(text);
        Set<String> names = new LinkedHashSet<>();
        named.forEach(names::addAll);
        if (names.isEmpty()) {
            return null;
        }
        Map<String, String> ids = accounts.idsByUsername(names);
        Set<String> mentioned = new LinkedHashSet<>();
        for (List<String> spellings : named) {
            spellings.stream()
                    .map(ids::get)
                    .filter(id -> id != null && chat.isMember(id))
                    .findFirst()
                    .ifPresent(mentioned::add);
        }
        return mentioned.isEmpty() ? null : List.copyOf(mentioned);
    }

    /** For each of the first names in a text, what may be meant by it: the longest first. */
    static List<List<String>> named(String text) {
        Set<List<String>> named = new LinkedHashSet<>();
        Matcher matcher = NAMED.matcher(withoutCode(text));
        while (named.size() < MessageSent.MOST_MENTIONS && matcher.find()) {
            List<String> spellings = spellings(matcher.group(1));
            if (!spellings.isEmpty()) {
                named.add(spellings);
            }
        }
        return List.copyOf(named);
    }

    private static List<String> spellings(String written) {
        List<String> spellings = new ArrayList<>();
        for (int end = written.length(); end >= SHORTEST_NAME; end--) {
            if (end <= LONGEST_NAME) {
                spellings.add(new Username(written.substring(0, end)).key());
            }
            if (TRAILING.indexOf(written.charAt(end - 1)) < 0) {
                break;
            }
        }
        return spellings;
    }

    private static String withoutCode(String text) {
        return text.indexOf('`') < 0 && !text.contains("~~~")
                ? text
                : CODE.matcher(text).replaceAll(" ");
    }
}
