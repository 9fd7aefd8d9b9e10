package chat.verbatim.query.travel;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.chat.ChatEvent.MessageEdited;
import chat.verbatim.api.chat.ChatEvent.MessageSent;
import chat.verbatim.api.chat.ChatEvent.ReactionAdded;
import chat.verbatim.api.chat.ChatEvent.ReactionRemoved;
import chat.verbatim.api.receipt.Mark;
import chat.verbatim.api.receipt.ReceiptEvent;
import chat.verbatim.api.user.UserSummary;
import chat.verbatim.eventstore.DenseLogEventStore;
import chat.verbatim.eventstore.LogEntry;
import chat.verbatim.query.chat.ChatDocument;
import chat.verbatim.query.membership.Access;
import chat.verbatim.query.membership.ChatKeys;
import chat.verbatim.query.message.MessageDocument;
import chat.verbatim.query.projection.ReadModel;
import chat.verbatim.query.user.UserSummaries;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Pages through everything that happened in a chat since somebody came into it, marks included, in the order of the log. A page reads as
 * many events as it may hold of the stream of the chat and of that of its receipts, by their keys.
 */
final class PastEvents {
    /**
     * A page, in the order of the log.
     *
     * @param people everybody whom the events name, as they are now
     * @param nextCursor where to go on; null when nothing further has happened
     */
    record PastEventPage(
            List<PastEvent> items,
            List<UserSummary> people,
            @Nullable String nextCursor) {}

    private final ReadModel documents;
    private final Places places;
    private final DenseLogEventStore log;
    private final UserSummaries users;

    PastEvents(ReadModel documents, Places places, DenseLogEventStore log, UserSummaries users) {
        this.documents = documents;
        this.places = places;
        this.log = log;
        this.users = users;
    }

    /**
     * The events after a place.
     *
     * @param after seq of an event of the chat; null for that before the one by which the caller came
     * @param cursor of the page before; then {@code after} does not count
     * @param head position up to which everything is known, so that what is deleted is not shown
     */
    PastEventPage page(
            String chatId, String userId, @Nullable Long after, @Nullable EventCursor cursor, int limit, long head) {
        Access.requirePlausible(chatId);
        ReadModel.Found found = documents.find(List.of(ChatKeys.member(chatId, userId), ChatKeys.chat(chatId)));
        long since = Access.require(chatId, userId, found).since();
        ChatDocument chat = found.get(ChatKeys.chat(chatId), ChatDocument::new);
        if (chat == null) {
            throw Access.chatNotFound();
        }
        EventCursor from = cursor == null ? begin(chatId, after, since, chat.lastSeq()) : cursor;
        if (from.chat() < since) {
            throw notThen(since);
        }
        LogEntry joined = log.read(chatId, since).orElseThrow(Access::chatNotFound);
        List<LogEntry> merged = new ArrayList<>(log.readAggregate(chatId, from.chat(), from.chat() + limit - 1));
        merged.addAll(log.readAggregate(ReceiptEvent.streamOf(chatId), from.receipts(), from.receipts() + limit - 1));
        merged.removeIf(entry -> entry.position() > head);
        merged.sort(Comparator.comparingLong(LogEntry::position));
        List<LogEntry> page = merged.subList(0, Math.min(limit, merged.size()));
        EventCursor next = from.after(page, chatId);
        // A cursor is the client's: marks from before the membership are none of the caller's business, whatever it
        // says.
        List<LogEntry> shown = page.stream()
                .filter(entry -> entry.position() >= joined.position())
                .toList();
        return new PastEventPage(events(chatId, shown), people(shown), page.size() < limit ? null : next.toString());
    }

    private EventCursor begin(String chatId, @Nullable Long after, long since, long lastSeq) {
        if (after != null && after > lastSeq) {
            throw Refusal.invalid("after", "is beyond the newest event of the chat, which has the seq " + lastSeq);
        }
        long first = after == null ? since : after + 1;
        long position = first == 0
                ? 0
                : places.at(chatId, lastSeq, new Moment.AtSeq(first - 1)).position();
        return new EventCursor(first, firstReceiptsAfter(chatId, position));
    }

    private long firstReceiptsAfter(String chatId, long position) {
        String receipts = ReceiptEvent.streamOf(chatId);
        long last = log.lastSequenceNumberFor(receipts).orElse(-1L);
        Places.Place place = places.last(receipts, last, it -> it.position() <= position);
        return place == null ? 0 : place.seq() + 1;
    }

    private static RuntimeException notThen(long since) {
        return Refusal.because(
                RefusalCode.FORBIDDEN,
                "You were not in this chat then. You have been in it since the event of seq " + since
                        + ": begin after the one before.");
    }

    private List<PastEvent> events(String chatId, List<LogEntry> entries) {
        Set<Long> messages = new TreeSet<>();
        entries.forEach(entry -> {
            switch (entry.event().getPayload()) {
                case MessageSent _ -> messages.add(entry.event().getSequenceNumber());
                case MessageEdited e -> messages.add(e.messageSeq());
                case ReactionAdded e -> messages.add(e.messageSeq());
                case ReactionRemoved e -> messages.add(e.messageSeq());
                default -> {}
            }
        });
        ReadModel.Found found = documents.find(
                messages.stream().map(seq -> ChatKeys.message(chatId, seq)).toList());
        messages.removeIf(seq -> {
            MessageDocument message = found.get(ChatKeys.message(chatId, seq), MessageDocument::new);
            return message != null && !message.isDeleted();
        });
        return entries.stream().map(entry -> PastEvent.of(entry, messages)).toList();
    }

    private List<UserSummary> people(List<LogEntry> entries) {
        Set<String> ids = new HashSet<>();
        entries.forEach(entry -> addPeople(PastEvent.of(entry, Set.of()).data(), ids::add));
        return users.require(ids).values().stream()
                .sorted(Comparator.comparing(UserSummary::id))
                .toList();
    }

    private static void addPeople(PastEvent.Data data, Consumer<String> ids) {
        switch (data) {
            case PastEvent.Began it -> it.userIds().forEach(ids);
            case PastEvent.Renamed it -> ids.accept(it.actorId());
            case PastEvent.Came it -> {
                ids.accept(it.actorId());
                ids.accept(it.userId());
            }
            case PastEvent.Went it -> {
                ids.accept(it.actorId());
                ids.accept(it.userId());
            }
            case PastEvent.Appointed it -> {
                ids.accept(it.actorId());
                ids.accept(it.userId());
            }
            case PastEvent.Said it -> ids.accept(it.actorId());
            case PastEvent.Deleted it -> ids.accept(it.actorId());
            case PastEvent.Reacted it -> ids.accept(it.actorId());
            case PastEvent.Audited it -> ids.accept(it.actorId());
            case PastEvent.Marked it -> it.marks().stream().map(Mark::userId).forEach(ids);
        }
    }
}
