package chat.verbatim.command.moderation;

import chat.verbatim.api.audit.Auditors;
import chat.verbatim.api.moderation.Suspension;
import chat.verbatim.api.moderation.Suspensions;
import chat.verbatim.api.session.OpenSessions;
import chat.verbatim.api.user.AccountView;
import chat.verbatim.api.user.Accounts;
import chat.verbatim.api.user.UserProfile;
import chat.verbatim.api.user.UserQuery.SearchUsers;
import chat.verbatim.api.user.UserSummary;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds accounts: by the whole e-mail address or id, which are keys, or by the beginning of a name, which the query side knows. What is shown of them
 * is asked of those who decide by it, and so is right at once.
 */
@Component
final class UserSearch {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

    private final Accounts accounts;
    private final OpenSessions sessions;
    private final Suspensions suspensions;
    private final Auditors auditors;
    private final QueryGateway queries;

    UserSearch(
            Accounts accounts,
            OpenSessions sessions,
            Suspensions suspensions,
            Auditors auditors,
            QueryGateway queries) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.suspensions = suspensions;
        this.auditors = auditors;
        this.queries = queries;
    }

    /** @param nextCursor for {@code after}; null where there are no more */
    record Page(List<ModeratedUser> items, @Nullable String nextCursor) {}

    /**
     * @param after the {@code nextCursor} of the page before
     * @param until the answer waits (bounded) until it knows everybody up to this position of the log
     */
    Page find(String text, @Nullable String after, int most, long until) {
        Optional<AccountView> exact = byKey(text);
        if (exact.isPresent() || text.contains("@")) {
            return new Page(users(exact.stream().toList()), null);
        }
        List<UserSummary> found = queries.query(
                        new SearchUsers(text, after, most + 1, until),
                        ResponseTypes.multipleInstancesOf(UserSummary.class))
                .join();
        List<UserSummary> page = found.subList(0, Math.min(most, found.size()));
        Map<String, AccountView> known =
                accounts.findAll(page.stream().map(UserSummary::id).toList());
        List<AccountView> items = page.stream()
                .map(user -> known.get(user.id()))
                .filter(Objects::nonNull)
                .toList();
        boolean more = found.size() > most;
        return new Page(users(items), more ? page.getLast().username().toLowerCase(Locale.ROOT) : null);
    }

    private Optional<AccountView> byKey(String text) {
        if (text.contains("@")) {
            return accounts.findByEmail(text);
        }
        return ID.matcher(text).matches() ? accounts.find(text) : Optional.empty();
    }

    private List<ModeratedUser> users(List<AccountView> found) {
        Map<String, Integer> open =
                sessions.count(found.stream().map(AccountView::id).toList());
        Map<String, Suspension> suspended = new HashMap<>();
        found.forEach(account ->
                suspensions.find(account.id()).ifPresent(suspension -> suspended.put(account.id(), suspension)));
        Map<String, UserSummary> actors = accounts.summaries(
                suspended.values().stream().map(Suspension::actorId).distinct().toList());
        return found.stream()
                .map(account -> ModeratedUser.of(
                        account.withAuditor(auditors.contains(account.id())),
                        open.getOrDefault(account.id(), 0),
                        suspended(suspended.get(account.id()), actors)))
                .toList();
    }

    private static ModeratedUser.@Nullable Suspended suspended(
            @Nullable Suspension suspension, Map<String, UserSummary> actors) {
        if (suspension == null) {
            return null;
        }
        String actorId = suspension.actorId();
        UserSummary actor = actors.getOrDefault(actorId, new UserSummary(actorId, actorId, UserProfile.named(actorId)));
        return ModeratedUser.Suspended.of(suspension, actor);
    }
}
