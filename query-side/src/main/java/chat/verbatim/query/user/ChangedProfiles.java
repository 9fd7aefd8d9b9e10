package chat.verbatim.query.user;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Whose profile has changed since when, as far back as users are kept: an index in memory, filled from the documents. Thread-safe. */
public final class ChangedProfiles {
    private final TreeMap<Long, String> byPosition = new TreeMap<>();
    private final Map<String, Long> newest = new HashMap<>();

    /** @param position of the newest change of this user's profile; 0 when it never has changed */
    synchronized void put(String userId, long position) {
        Long before = position > 0 ? newest.put(userId, position) : newest.remove(userId);
        if (before != null) {
            byPosition.remove(before);
        }
        if (position > 0) {
            byPosition.put(position, userId);
        }
    }

    /** From now on it knows these changes and no others. */
    synchronized void replace(Map<String, Long> changes) {
        byPosition.clear();
        newest.clear();
        changes.forEach(this::put);
    }

    /**
     * The positions of the newest changes that stand after {@code after} and up to {@code until}, by user.
     *
     * @return empty when there are more than {@code most}
     */
    public synchronized Optional<Map<String, Long>> between(long after, long until, int most) {
        if (after >= until) {
            return Optional.of(Map.of());
        }
        Map<String, Long> found = new HashMap<>();
        List<Map.Entry<Long, String>> changes = new ArrayList<>();
        for (Map.Entry<Long, String> change :
                byPosition.subMap(after, false, until, true).entrySet()) {
            changes.add(change);
            if (changes.size() > most) {
                return Optional.empty();
            }
        }
        changes.forEach(change -> found.put(change.getValue(), change.getKey()));
        return Optional.of(found);
    }
}
