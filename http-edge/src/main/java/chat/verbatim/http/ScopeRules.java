package chat.verbatim.http;

import chat.verbatim.api.session.Caller;
import chat.verbatim.api.session.Scope;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What the tokens of bots open over HTTP, in whatever process. What stands not here is for people: a new path is closed to bots until
 * somebody thinks of them.
 */
final class ScopeRules {
    private static final String ANY = "[^/]+";
    private static final String CHAT = "/api/chats/" + ANY;
    private static final List<Rule> RULES = List.of(
            rule("GET|HEAD", "/api/chats(/" + ANY + ")?", Scope.MESSAGES_READ),
            rule(
                    "GET|HEAD",
                    CHAT + "/(messages|messages/" + ANY + "(/(status|proof))?|online-users|as-of(/messages)?|events)",
                    Scope.MESSAGES_READ),
            rule("GET|HEAD", CHAT + "/attachments/" + ANY, Scope.MESSAGES_READ),
            rule("GET|HEAD", "/api/attachment-limits", Scope.MESSAGES_READ),
            rule("GET|HEAD", "/api/avatars/" + ANY, Scope.MESSAGES_READ),
            rule("GET|HEAD", "/api/users(/" + ANY + ")?", Scope.MESSAGES_READ),
            rule("POST", CHAT + "/read", Scope.MESSAGES_READ),
            rule("POST", CHAT + "/(messages|attachments)", Scope.MESSAGES_WRITE),
            rule("PATCH|DELETE", CHAT + "/messages/" + ANY, Scope.MESSAGES_WRITE),
            rule("PUT|DELETE", CHAT + "/messages/" + ANY + "/reactions/" + ANY, Scope.MESSAGES_WRITE),
            rule("POST", "/api/chats", Scope.CHATS_MANAGE),
            rule("PATCH", CHAT, Scope.CHATS_MANAGE),
            rule("POST", CHAT + "/participants", Scope.CHATS_MANAGE),
            rule("PATCH|DELETE", CHAT + "/participants/" + ANY, Scope.CHATS_MANAGE),
            rule("POST", "/api/incoming-webhooks/" + ANY, Scope.WEBHOOK_POST));

    private ScopeRules() {}

    private record Rule(Pattern method, Pattern path, Scope scope) {
        boolean matches(String aMethod, String aPath) {
            return method.matcher(aMethod).matches() && path.matcher(aPath).matches();
        }
    }

    private static Rule rule(String methods, String path, Scope scope) {
        return new Rule(Pattern.compile(methods), Pattern.compile(path), scope);
    }

    /** @throws chat.verbatim.api.RefusedException with {@code INSUFFICIENT_SCOPE} when the caller's token does not open this */
    static void check(Caller caller, HttpServletRequest request) {
        if (caller.isBot()) {
            check(caller, request.getMethod(), OpenPaths.path(request));
        }
    }

    private static void check(Caller bot, String method, String path) {
        if (path.equals("/api/users/me") && method.matches("GET|HEAD")) {
            return; // who it is, any token may ask
        }
        RULES.stream()
                .filter(rule -> rule.matches(method, path))
                .findFirst()
                .ifPresentOrElse(rule -> bot.require(rule.scope()), bot::requirePerson);
    }
}
