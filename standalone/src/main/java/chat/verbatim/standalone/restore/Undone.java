package chat.verbatim.standalone.restore;

import chat.verbatim.api.chat.ChatEvent;
import chat.verbatim.api.user.UserEvent;
import chat.verbatim.eventstore.LogCut;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What comes after the point: how much of what, and where the streams of users and chats end instead. */
final class Undone {
    /** What kept somebody from something, and no longer will. */
    private static final Set<String> PROTECTIONS = Set.of(
            "UserErased",
            "UserSuspended",
            "OperatorSuspended",
            "SessionEnded",
            "BotDeleted",
            "AuditorDismissed",
            "ParticipantRemoved",
            "RoleChanged",
            "MessageDeleted",
            "MessageEdited",
            "ReportsDecided");

    private final Map<String, Long> counts = new TreeMap<>();
    private final Map<String, Long> firstOfUsers = new HashMap<>();
    private final Map<String, Long> firstOfChats = new HashMap<>();
    private @Nullable Instant first;
    private @Nullable Instant last;

    static Undone behind(long kept, LogCut log) {
        Undone undone = new Undone();
        log.forEachBehind(kept, undone::add);
        return undone;
    }

    private void add(LogCut.Event event) {
        String type = event.type();
        counts.merge(type.substring(Math.max(type.lastIndexOf('$'), type.lastIndexOf('.')) + 1), 1L, Long::sum);
        if (event.aggregateId() != null) {
            if (type.startsWith(UserEvent.class.getName())) {
                firstOfUsers.putIfAbsent(event.aggregateId(), event.sequence());
            } else if (type.startsWith(ChatEvent.class.getName())) {
                firstOfChats.putIfAbsent(event.aggregateId(), event.sequence());
            }
        }
        first = first == null || event.time().isBefore(first) ? event.time() : first;
        last = last == null || event.time().isAfter(last) ? event.time() : last;
    }

    /** When the first of it happened; null when there is nothing. */
    @Nullable
    Instant first() {
        return first;
    }

    boolean isNothing() {
        return counts.isEmpty();
    }

    /** The seq of the first event that goes, by user. */
    Map<String, Long> firstOfUsers() {
        return firstOfUsers;
    }

    /** The seq of the first event that goes, by chat. */
    Map<String, Long> firstOfChats() {
        return firstOfChats;
    }

    /** In words, without anything that anybody wrote. */
    String told() {
        long events = counts.values().stream().mapToLong(Long::longValue).sum();
        String told =
                "%d events from %s to %s come after that:%n%s".formatted(events, first, last, lines(counts.keySet()));
        Set<String> protections =
                counts.keySet().stream().filter(PROTECTIONS::contains).collect(Collectors.toSet());
        return protections.isEmpty()
                ? told
                : "%s%nThese kept somebody from something; after the restore, look which of them have to be done again:%n%s"
                        .formatted(told, lines(protections));
    }

    private String lines(Set<String> types) {
        return counts.entrySet().stream()
                .filter(count -> types.contains(count.getKey()))
                .map(count -> "%10d %s".formatted(count.getValue(), count.getKey()))
                .collect(Collectors.joining(System.lineSeparator()));
    }
}
