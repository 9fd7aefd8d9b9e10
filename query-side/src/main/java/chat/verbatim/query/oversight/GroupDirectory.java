package chat.verbatim.query.oversight;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import chat.verbatim.query.chat.FoldedText;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds groups by the beginning of their name, or of a word of it, regardless of case and accents; and the largest ones. Sorted indexes in
 * memory, filled from the documents at the start: about half a kilobyte for each group. Thread-safe.
 */
final class GroupDirectory {
    private static final Logger logger = LoggerFactory.getLogger(GroupDirectory.class);
    /** Sorts after every character that a key may go on with. */
    private static final String END = "\uffff";
    /** Sorts before every character that a key may go on with, and stands between key and chat id. */
    private static final char SEPARATOR = '\u0000';

    private static final Comparator<Group> BY_NAME = comparing(Group::name).thenComparing(Group::chatId);
    private static final Comparator<Group> LARGEST_FIRST =
            comparingInt(Group::members).reversed().thenComparing(Group::chatId);

    /** @param name folded */
    record Group(String chatId, String name, int members) {}

    private final int limit;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final Map<String, Group> known = new HashMap<>();
    /** Rest of a name from the beginning of a word on, then the chat id. */
    private final NavigableMap<String, Group> byWord = new TreeMap<>();

    private final NavigableSet<Group> bySize = new TreeSet<>(LARGEST_FIRST);
    private boolean full;

    /** @param limit how many groups it takes in */
    GroupDirectory(int limit) {
        this.limit = limit;
    }

    void put(GroupDocument document) {
        lock.writeLock().lock();
        try {
            take(document);
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** From now on it knows these groups and no others. */
    void replace(Collection<GroupDocument> groups) {
        lock.writeLock().lock();
        try {
            known.clear();
            byWord.clear();
            bySize.clear();
            groups.forEach(this::take);
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void take(GroupDocument document) {
        Group group = new Group(document.id(), FoldedText.of(document.name()), document.members());
        Group before = known.remove(group.chatId());
        if (before != null) {
            bySize.remove(before);
            words(before).forEach(byWord::remove);
        }
        if (known.size() < limit) {
            known.put(group.chatId(), group);
            bySize.add(group);
            words(group).forEach(word -> byWord.put(word, group));
        } else if (!full) {
            full = true;
            logger.warn("The directory is full ({} groups); later ones are found by their ids alone", limit);
        }
    }

    /**
     * The first matches in the order of names.
     *
     * @param after matches up to this group are not wanted; null to begin
     */
    List<Group> named(String beginning, @Nullable Group after, int most) {
        String prefix = FoldedText.of(beginning.strip());
        if (prefix.isEmpty()) {
            return List.of();
        }
        NavigableSet<Group> matches = new TreeSet<>(BY_NAME);
        lock.readLock().lock();
        try {
            // Words come in their own order, so all must be seen.
            matches.addAll(byWord.subMap(prefix, prefix + END).values());
        } finally {
            lock.readLock().unlock();
        }
        return first(matches, after, most);
    }

    /** @param after as in {@link #named} */
    List<Group> largest(@Nullable Group after, int most) {
        lock.readLock().lock();
        try {
            return first(bySize, after, most);
        } finally {
            lock.readLock().unlock();
        }
    }

    private static List<Group> first(NavigableSet<Group> groups, @Nullable Group after, int most) {
        return (after == null ? groups : groups.tailSet(after, false))
                .stream().limit(most).toList();
    }

    private static Set<String> words(Group group) {
        String name = group.name();
        Set<String> words = new LinkedHashSet<>();
        boolean inWord = false;
        for (int at = 0; at < name.length(); at++) {
            char here = name.charAt(at);
            boolean letter = Character.isLetterOrDigit(name.codePointAt(at)) || Character.isLowSurrogate(here);
            // What is no letter, such as an emoji, begins something after a blank.
            boolean begins = at == 0 || Character.isWhitespace(name.charAt(at - 1));
            if ((letter && !inWord) || (begins && !Character.isWhitespace(here))) {
                words.add(name.substring(at) + SEPARATOR + group.chatId());
            }
            inWord = letter;
        }
        return words;
    }
}
