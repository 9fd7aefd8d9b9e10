package chat.verbatim.command.preference;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import chat.verbatim.api.preference.ChangedPreferences;
import chat.verbatim.api.preference.ChatPreferences;
import chat.verbatim.api.preference.PreferenceCommand.ChangePreferences;
import chat.verbatim.api.preference.PreferenceEvent;
import chat.verbatim.api.preference.PreferenceEvent.ChatPreferencesChanged;
import chat.verbatim.eventstore.LogEntry;
import chat.verbatim.eventstore.LogReader;
import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What one user has chosen for each of their chats. The whole user, because pinned chats are counted. */
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
final class MemberPreferences {
    static final int MOST_PINNED = 20;

    @AggregateIdentifier
    @SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // the framework reads it; null before the first event
    private String streamId;

    private long lastSeq = -1;
    private Map<String, Chosen> chats = new LinkedHashMap<>();

    /**
     * @param memberSince what was chosen in an earlier membership does not count
     * @param seq of the event that says so
     */
    private record Chosen(
            long memberSince,
            long seq,
            @Nullable Instant mutedUntil,
            @Nullable Long pinSeq) {
        ChatPreferences shown() {
            return new ChatPreferences(seq, mutedUntil, pinSeq);
        }
    }

    /** For the framework, before the first event. */
    MemberPreferences() {}

    /** Stores what changes; nothing when nothing does. */
    ChangedPreferences change(ChangePreferences command, long memberSince, LogReader log) {
        ChatPreferences before = current(command.chatId(), memberSince);
        Instant mutedUntil =
                command.mute() == null ? before.mutedUntil() : command.mute().until();
        Long pinSeq = before.pinSeq();
        if (command.pinned() != null && command.pinned() != before.pinned()) {
            pinSeq = command.pinned() ? Long.valueOf(lastSeq + 1) : null;
        }
        if (Objects.equals(mutedUntil, before.mutedUntil()) && Objects.equals(pinSeq, before.pinSeq())) {
            return already(before, command.actorId(), log);
        }
        List<String> pinned = pinnedBeside(command.chatId());
        if (pinSeq != null && !before.pinned() && pinned.size() >= MOST_PINNED) {
            return new ChangedPreferences(before, 0, pinned);
        }
        return changed(command.actorId(), command.chatId(), memberSince, mutedUntil, pinSeq);
    }

    /** Forgets what was chosen in another membership than the one of now. */
    ChangedPreferences forget(String userId, String chatId, long memberSince, LogReader log) {
        Chosen chosen = chats.get(chatId);
        if (chosen == null || chosen.memberSince == memberSince || chosen.pinSeq == null) {
            return already(current(chatId, memberSince), userId, log);
        }
        return changed(userId, chatId, memberSince, null, null);
    }

    private ChangedPreferences changed(
            String userId, String chatId, long memberSince, @Nullable Instant mutedUntil, @Nullable Long pinSeq) {
        apply(new ChatPreferencesChanged(userId, chatId, memberSince, mutedUntil, pinSeq));
        return new ChangedPreferences(new ChatPreferences(lastSeq, mutedUntil, pinSeq), 0, List.of());
    }

    private ChangedPreferences already(ChatPreferences preferences, String userId, LogReader log) {
        long position = log.read(PreferenceEvent.streamOf(userId), Math.max(0, preferences.seq()))
                .map(LogEntry::position)
                .orElseGet(log::headPosition);
        return new ChangedPreferences(preferences, position, List.of());
    }

    private ChatPreferences current(String chatId, long memberSince) {
        Chosen chosen = chats.get(chatId);
        if (chosen == null) {
            return ChatPreferences.NONE;
        }
        return chosen.memberSince == memberSince ? chosen.shown() : new ChatPreferences(chosen.seq, null, null);
    }

    private List<String> pinnedBeside(String chatId) {
        return chats.entrySet().stream()
                .filter(chosen -> chosen.getValue().pinSeq != null)
                .map(Map.Entry::getKey)
                .filter(pinned -> !pinned.equals(chatId))
                .toList();
    }

    @EventSourcingHandler
    void on(PreferenceEvent event, @SequenceNumber long seq) {
        streamId = PreferenceEvent.streamOf(event.userId());
        lastSeq = seq;
        switch (event) {
            case ChatPreferencesChanged it ->
                chats.put(it.chatId(), new Chosen(it.memberSince(), seq, it.mutedUntil(), it.pinSeq()));
        }
    }
}
