package chat.verbatim.realtime.resume;

import chat.verbatim.api.chat.ChatEvent;
import chat.verbatim.api.chat.ChatEvent.MessageDeleted;
import chat.verbatim.api.chat.ChatEvent.MessageEdited;
import chat.verbatim.api.chat.ChatEvent.MessageSent;
import chat.verbatim.api.chat.ChatEvent.ReactionAdded;
import chat.verbatim.api.chat.ChatEvent.ReactionRemoved;
import chat.verbatim.api.chat.ChatQuery.Membership;
import chat.verbatim.api.chat.ChatQuery.Memberships;
import chat.verbatim.eventstore.LogEntry;
import chat.verbatim.eventstore.LogReader;
import chat.verbatim.eventstore.ReadablePayload;
import chat.verbatim.realtime.fanout.LogTranslation;
import chat.verbatim.realtime.offline.OfflineMessage;
import chat.verbatim.realtime.routing.Broadcast;
import chat.verbatim.realtime.transport.Frame;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a user is owed, whatever they have seen: the messages of others that none of the user's devices has acknowledged, in each of their
 * chats, with the edits and deletions of these messages, and the reactions to them. A mark stands at least where its member came in, so nothing from
 * before that is among it.
 */
public final class OwedMessages {
    private static final int PAGE = 1_000;

    private final LogReader log;
    private final LogTranslation translation;

    public OwedMessages(LogReader log, LogTranslation translation) {
        this.log = log;
        this.translation = translation;
    }

    /** Whether a message is still owed: its user is a member of the chat, and it has arrived at none of their devices. */
    public static boolean owes(Memberships memberships, OfflineMessage message) {
        return memberships.chats().stream()
                .anyMatch(chat -> chat.chatId().equals(message.chatId()) && message.seq() > chat.acknowledgedSeq());
    }

    /**
     * The frames of what is owed, in the order of the log.
     *
     * @param until nothing after this position is among them
     * @param memberships the user's chats and marks as they were at {@code until} or later
     * @param queued what waited for the user: need not be read from the log; may be anything that was ever said
     * @param most about how many events may stand after the marks at the most
     * @return empty when more stand there: the client is better off fetching its chats
     */
    public Optional<List<Frame>> upTo(long until, Memberships memberships, List<OfflineMessage> queued, int most) {
        if (eventsAfterMarks(memberships) > most) {
            return Optional.empty();
        }
        Map<String, TreeMap<Long, OfflineMessage>> byChat = new HashMap<>();
        queued.forEach(message ->
                byChat.computeIfAbsent(message.chatId(), id -> new TreeMap<>()).put(message.seq(), message));
        List<Broadcast> owed = new ArrayList<>();
        for (Membership chat : memberships.chats()) {
            collect(chat, byChat.getOrDefault(chat.chatId(), new TreeMap<>()), memberships.userId(), owed);
        }
        return Optional.of(owed.stream()
                .filter(broadcast -> broadcast.position() <= until)
                .sorted(Comparator.comparingLong(Broadcast::position))
                .flatMap(broadcast -> broadcast.frames().apply(memberships.userId()).stream())
                .toList());
    }

    /**
     * The messages that are owed and stand between two positions, in the order of the log; none when more than {@code most}
     * events stand after the marks.
     */
    public List<OfflineMessage> messages(long after, long until, Memberships memberships, int most) {
        if (eventsAfterMarks(memberships) > most) {
            return List.of();
        }
        List<OfflineMessage> owed = new ArrayList<>();
        for (Membership chat : memberships.chats()) {
            for (LogEntry entry : read(chat.chatId(), chat.acknowledgedSeq() + 1, chat.lastSeq())) {
                if (entry.position() > after
                        && entry.position() <= until
                        && ReadablePayload.of(entry.event()).orElse(null) instanceof MessageSent sent
                        && !sent.senderId().equals(memberships.userId())) {
                    owed.add(new OfflineMessage(
                            entry.position(),
                            entry.event().getSequenceNumber(),
                            entry.event().getTimestamp(),
                            sent));
                }
            }
        }
        owed.sort(Comparator.comparingLong(OfflineMessage::position));
        return owed;
    }

    private static long eventsAfterMarks(Memberships memberships) {
        return memberships.chats().stream()
                .mapToLong(chat -> Math.max(0, chat.lastSeq() - chat.acknowledgedSeq()))
                .sum();
    }

    /** What waited in the queue is taken from there, and each hole between is read from the log. */
    private void collect(
            Membership chat, NavigableMap<Long, OfflineMessage> queued, String userId, List<Broadcast> owed) {
        long next = chat.acknowledgedSeq() + 1;
        if (next > chat.lastSeq()) {
            return;
        }
        for (OfflineMessage message :
                queued.tailMap(next, true).headMap(chat.lastSeq(), true).values()) {
            collectFromLog(chat, next, message.seq() - 1, userId, owed);
            if (!message.senderId().equals(userId)) {
                owed.add(translation.translate(message.event(), message.seq(), message.position(), message.sentAt()));
            }
            next = message.seq() + 1;
        }
        collectFromLog(chat, next, chat.lastSeq(), userId, owed);
    }

    private void collectFromLog(Membership chat, long first, long last, String userId, List<Broadcast> owed) {
        for (LogEntry entry : read(chat.chatId(), first, last)) {
            // One that cannot be read is a hole in the seqs, and hides nothing that comes after it.
            if (ReadablePayload.of(entry.event()).orElse(null) instanceof ChatEvent event
                    && isOwed(event, chat, userId)) {
                owed.add(translation.translate(event, entry.event(), entry.position()));
            }
        }
    }

    private List<LogEntry> read(String chatId, long first, long last) {
        List<LogEntry> entries = new ArrayList<>();
        for (long from = first; from <= last; from += PAGE) {
            entries.addAll(log.readAggregate(chatId, from, Math.min(from + PAGE - 1, last)));
        }
        return entries;
    }

    private static boolean isOwed(ChatEvent event, Membership chat, String userId) {
        return switch (event) {
            case MessageSent sent -> !sent.senderId().equals(userId);
            case MessageEdited edited -> edited.messageSeq() > chat.acknowledgedSeq();
            case MessageDeleted deleted -> deleted.messageSeq() > chat.acknowledgedSeq();
            case ReactionAdded added -> added.messageSeq() > chat.acknowledgedSeq();
            case ReactionRemoved removed -> removed.messageSeq() > chat.acknowledgedSeq();
            case ChatEvent other -> false;
        };
    }
}
