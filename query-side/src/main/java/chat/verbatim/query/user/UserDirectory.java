package chat.verbatim.query.user;

import chat.verbatim.api.user.UserSummary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds users by the beginning of their username, or of a word of their display name, regardless of case. A sorted index in
 * memory, filled from the documents at the start: about half a kilobyte for each user. Thread-safe.
 */
final class UserDirectory {
    private static final Logger logger = LoggerFactory.getLogger(UserDirectory.class);
    /** Sorts after every character that a key may go on with. */
    private static final String END = "\uffff";
    /** Sorts before every character that a key may go on with, and stands between key and username. */
    private static final char SEPARATOR = '\u0000';

    private final int limit;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    /** Lower-case username to user id. */
    private final NavigableMap<String, String> byUsername = new TreeMap<>();
    /** Lower-case rest of a display name from the beginning of a word on, then the lower-case username. */
    private final NavigableMap<String, String> byWord = new TreeMap<>();

    private final Map<String, UserSummary> known = new HashMap<>();

    private boolean full;

    /** @param limit how many users it takes in */
    UserDirectory(int limit) {
        this.limit = limit;
    }

    void put(UserSummary user) {
        lock.writeLock().lock();
        try {
            take(user);
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** From now on it knows these users and no others. */
    void replace(Collection<UserSummary> users) {
        lock.writeLock().lock();
        try {
            known.clear();
            byUsername.clear();
            byWord.clear();
            users.forEach(this::take);
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void take(UserSummary user) {
        UserSummary before = known.remove(user.id());
        if (before != null) {
            byUsername.remove(key(before.username()));
            words(before).forEach(byWord::remove);
        }
        if (Boolean.TRUE.equals(user.erased())) {
            return;
        }
        if (known.size() < limit) {
            known.put(user.id(), user);
            byUsername.put(key(user.username()), user.id());
            words(user).forEach(word -> byWord.put(word, key(user.username())));
        } else if (!full) {
            full = true;
            logger.warn("The directory is full ({} users); who comes later is not found by name", limit);
        }
    }

    /** The first matches in the order of usernames; without a query, of everybody. */
    List<UserSummary> find(String query, int most) {
        return find(query, "", most);
    }

    /** @param after matches up to this username, in lower case, are not wanted; empty to begin */
    List<UserSummary> find(String query, String after, int most) {
        String prefix = key(query.strip());
        lock.readLock().lock();
        try {
            // Usernames come in order, so the first ones suffice; words come in their own order, so all must be seen.
            NavigableSet<String> matches = new TreeSet<>();
            for (String username : beginningWith(prefix, after)) {
                if (matches.size() == most) {
                    break;
                }
                matches.add(username);
            }
            if (!prefix.isEmpty()) {
                matches.addAll(byWord.subMap(prefix, prefix + END).values());
            }
            List<UserSummary> found = new ArrayList<>(most);
            for (String username : matches.tailSet(after, false)) {
                UserSummary user = known.get(byUsername.get(username));
                if (user != null && found.size() < most) {
                    found.add(user);
                }
            }
            return found;
        } finally {
            lock.readLock().unlock();
        }
    }

    private Set<String> beginningWith(String prefix, String after) {
        String end = prefix + END;
        if (after.compareTo(end) >= 0) {
            return Set.of();
        }
        boolean first = after.compareTo(prefix) < 0;
        return byUsername.subMap(first ? prefix : after, first, end, false).keySet();
    }

    private static Set<String> words(UserSummary user) {
        String name = key(user.profile().displayName());
        Set<String> words = new LinkedHashSet<>();
        boolean inWord = false;
        for (int at = 0; at < name.length(); at++) {
            boolean letter =
                    Character.isLetterOrDigit(name.codePointAt(at)) || Character.isLowSurrogate(name.charAt(at));
            if (letter && !inWord) {
                words.add(name.substring(at) + SEPARATOR + key(user.username()));
            }
            inWord = letter;
        }
        return words;
    }

    private static String key(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
