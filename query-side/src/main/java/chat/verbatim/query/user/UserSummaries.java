package chat.verbatim.query.user;

import chat.verbatim.api.user.UserProfile;
import chat.verbatim.api.user.UserSummary;
import chat.verbatim.query.projection.PersonalFields;
import chat.verbatim.query.projection.ReadModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Users as others see them, by id: from memory where possible, the others in one round trip. What is in memory is bounded and
 * kept true by the projection. Thread-safe.
 */
public final class UserSummaries {
    private final ReadModel users;
    private final PersonalFields personal;
    private final Map<String, UserSummary> cache;
    /** Guarded by the cache: changes whenever the cache is told something new, which then counts more than what was read. */
    private long news;

    UserSummaries(ReadModel users, PersonalFields personal, int cachedUsers) {
        this.users = users;
        this.personal = personal;
        this.cache = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, UserSummary> eldest) {
                return size() > cachedUsers;
            }
        };
    }

    /** Those of the users who are known, by id. */
    public Map<String, UserSummary> find(Collection<String> userIds) {
        Map<String, UserSummary> found = HashMap.newHashMap(userIds.size());
        List<String> missing = new ArrayList<>();
        long newsBefore;
        synchronized (cache) {
            newsBefore = news;
            for (String userId : Set.copyOf(userIds)) {
                UserSummary user = cache.get(userId);
                if (user == null) {
                    missing.add(userId);
                } else {
                    found.put(userId, user);
                }
            }
        }
        if (!missing.isEmpty()) {
            Map<String, UserSummary> read = read(missing);
            found.putAll(read);
            synchronized (cache) {
                if (news == newsBefore) {
                    cache.putAll(read);
                }
            }
        }
        return found;
    }

    /** All of the users, by id; one who is not known (yet) is shown by id. */
    public Map<String, UserSummary> require(Collection<String> userIds) {
        Map<String, UserSummary> found = find(userIds);
        for (String userId : userIds) {
            found.computeIfAbsent(userId, id -> new UserSummary(id, id, UserProfile.named(id)));
        }
        return found;
    }

    private Map<String, UserSummary> read(List<String> userIds) {
        ReadModel.Found found = users.find(userIds);
        Map<String, UserSummary> summaries = HashMap.newHashMap(userIds.size());
        for (String userId : userIds) {
            UserDocument user = found.get(userId, UserDocument::new);
            if (user != null) {
                summaries.put(userId, user.summary(personal));
            }
        }
        return summaries;
    }

    void put(UserSummary user) {
        synchronized (cache) {
            news++;
            cache.put(user.id(), user);
        }
    }

    void clear() {
        synchronized (cache) {
            news++;
            cache.clear();
        }
    }
}
