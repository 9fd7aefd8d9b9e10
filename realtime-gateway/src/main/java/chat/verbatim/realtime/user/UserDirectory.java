package chat.verbatim.realtime.user;

import chat.verbatim.api.erasure.ErasedUser;
import chat.verbatim.api.user.UserEvent;
import chat.verbatim.api.user.UserEvent.BotDeleted;
import chat.verbatim.api.user.UserEvent.BotRegistered;
import chat.verbatim.api.user.UserEvent.BotTokenIssued;
import chat.verbatim.api.user.UserEvent.PasswordChanged;
import chat.verbatim.api.user.UserEvent.ProfileChanged;
import chat.verbatim.api.user.UserEvent.SessionEnded;
import chat.verbatim.api.user.UserEvent.UserErased;
import chat.verbatim.api.user.UserEvent.UserRegistered;
import chat.verbatim.api.user.UserProfile;
import chat.verbatim.api.user.UserQuery.FindUsers;
import chat.verbatim.api.user.UserSummary;
import chat.verbatim.eventstore.LogReader;
import chat.verbatim.eventstore.ReadablePayload;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;

/**
 * How users are shown: asked of the query side once, then kept here and changed by what the log says. A user whom the query
 * side does not know yet is read from their own stream.
 */
public final class UserDirectory {
    private static final int KEPT_USERS = 50_000;
    private static final String UNKNOWN = "unknown";

    private final QueryGateway queries;
    private final LogReader log;
    private final Cache<String, UserSummary> known =
            Caffeine.newBuilder().maximumSize(KEPT_USERS).build();
    /** The newest profiles that the log told of: the query side, asked a moment later, may answer with an older one. */
    private final Cache<String, UserProfile> newest =
            Caffeine.newBuilder().maximumSize(KEPT_USERS).build();

    public UserDirectory(QueryGateway queries, LogReader log) {
        this.queries = queries;
        this.log = log;
    }

    public UserSummary find(String userId) {
        UserSummary found = known.getIfPresent(userId);
        return found != null ? found : find(List.of(userId)).getFirst();
    }

    /** In the order of {@code userIds}. */
    public List<UserSummary> find(List<String> userIds) {
        List<String> missing =
                userIds.stream().filter(id -> known.getIfPresent(id) == null).toList();
        Map<String, UserSummary> answered = new HashMap<>();
        if (!missing.isEmpty()) {
            queries.query(new FindUsers(missing), ResponseTypes.multipleInstancesOf(UserSummary.class))
                    .join()
                    .forEach(user -> answered.put(user.id(), user));
        }
        return userIds.stream().map(id -> remembered(id, answered)).toList();
    }

    private UserSummary remembered(String userId, Map<String, UserSummary> answered) {
        UserSummary present = known.getIfPresent(userId);
        if (present != null) {
            return present;
        }
        UserSummary found = answered.get(userId);
        UserSummary fresh = found != null ? found : fromStream(userId);
        // Under the key's lock, as the log's news are: whichever comes second sees the first.
        return known.asMap().compute(userId, (id, since) -> {
            UserProfile changed = newest.getIfPresent(id);
            return since != null ? since : changed == null ? fresh : fresh.withProfile(changed);
        });
    }

    /** Follows the log. */
    public void on(UserEvent event) {
        switch (event) {
            case UserRegistered registered ->
                known.put(
                        registered.userId(),
                        new UserSummary(registered.userId(), registered.username(), registered.profile()));
            case BotRegistered bot -> known.put(bot.userId(), summary(bot));
            case ProfileChanged changed -> {
                newest.put(changed.userId(), changed.profile());
                known.asMap().computeIfPresent(changed.userId(), (id, old) -> old.withProfile(changed.profile()));
            }
            case UserErased erased -> {
                newest.put(erased.userId(), ErasedUser.profile());
                known.asMap()
                        .compute(erased.userId(), (id, old) -> ErasedUser.summary(id, old == null ? null : old.bot()));
            }
            case SessionEnded _, PasswordChanged _, BotTokenIssued _, BotDeleted _ -> {}
        }
    }

    private UserSummary fromStream(String userId) {
        return log.read(userId, 0)
                .flatMap(entry -> ReadablePayload.of(entry.event()))
                .map(payload -> switch (payload) {
                    case UserRegistered user -> new UserSummary(userId, user.username(), user.profile());
                    case BotRegistered bot -> summary(bot);
                    default -> null;
                })
                .orElseGet(() -> new UserSummary(userId, UNKNOWN, UserProfile.named(UNKNOWN)));
    }

    private static UserSummary summary(BotRegistered bot) {
        return new UserSummary(bot.userId(), bot.username(), bot.profile(), true);
    }
}
