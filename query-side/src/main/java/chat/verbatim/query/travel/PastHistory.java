package chat.verbatim.query.travel;

import chat.verbatim.api.message.MessageReference;
import chat.verbatim.api.user.UserSummary;
import chat.verbatim.eventstore.LogEntry;
import chat.verbatim.eventstore.LogReader;
import chat.verbatim.query.membership.ChatKeys;
import chat.verbatim.query.message.MessageDocument;
import chat.verbatim.query.message.NewestSeqsDocument;
import chat.verbatim.query.message.SeqPages;
import chat.verbatim.query.message.SeqPages.SeqPage;
import chat.verbatim.query.message.SeqPages.Span;
import chat.verbatim.query.projection.PersonalFields;
import chat.verbatim.query.projection.ReadModel;
import chat.verbatim.query.user.UserSummaries;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Pages through a history as it was. A page is the messages of now, and for those that changed later their trail and the one event that
 * says how they read then: it costs the same in a chat of any length.
 */
final class PastHistory {
    /**
     * A page, ascending.
     *
     * @param seq of the newest event of then
     * @param nextCursor where to go on in the direction of paging; null when there is nothing further
     * @param prevCursor where to go on in the opposite direction; null when there is nothing
     * @param quoted what messages of the page reply to and is not on it, each once, as it was; null when there is none
     */
    record PastMessagePage(
            long seq,
            List<PastMessage> items,
            @Nullable Long nextCursor,
            @Nullable Long prevCursor,
            @Nullable List<PastMessage> quoted) {}

    private final PastChats chats;
    private final ReadModel documents;
    private final SeqPages pages;
    private final Trails trails;
    private final LogReader log;
    private final UserSummaries users;
    private final PersonalFields personal;

    PastHistory(
            PastChats chats,
            ReadModel documents,
            Trails trails,
            LogReader log,
            UserSummaries users,
            PersonalFields personal) {
        this.chats = chats;
        this.documents = documents;
        this.pages = new SeqPages(documents);
        this.trails = trails;
        this.log = log;
        this.users = users;
        this.personal = personal;
    }

    /** The nearest messages before {@code before}; the newest ones of then without it. */
    PastMessagePage before(String chatId, String userId, Moment moment, @Nullable Long before, int limit) {
        return page(chatId, userId, moment, span -> pages.before(span, before, limit));
    }

    /** The nearest messages after {@code after}. */
    PastMessagePage after(String chatId, String userId, Moment moment, long after, int limit) {
        return page(chatId, userId, moment, span -> pages.after(span, after, limit));
    }

    /** The messages on both sides of {@code around} and itself. */
    PastMessagePage around(String chatId, String userId, Moment moment, long around, int limit) {
        return page(chatId, userId, moment, span -> pages.around(span, around, limit));
    }

    private PastMessagePage page(String chatId, String userId, Moment moment, Function<Span, SeqPage> choice) {
        PastChats.Opened opened = chats.open(chatId, userId, moment);
        long seq = opened.place().seq();
        NewestSeqsDocument newest = opened.found().get(ChatKeys.newestSeqs(chatId), NewestSeqsDocument::new);
        if (newest == null) {
            return new PastMessagePage(seq, List.of(), null, null, null);
        }
        SeqPage page = choice.apply(pages.until(chatId, newest, seq));
        List<PastMessage> items = messages(chatId, page.seqs(), seq);
        return new PastMessagePage(seq, items, page.next(), page.previous(), quoted(chatId, items, seq));
    }

    private @Nullable List<PastMessage> quoted(String chatId, List<PastMessage> items, long seq) {
        Set<Long> shown = items.stream().map(PastMessage::seq).collect(Collectors.toSet());
        List<Long> quoted = items.stream()
                .map(PastMessage::replyTo)
                .filter(Objects::nonNull)
                .map(MessageReference::seq)
                .filter(it -> !shown.contains(it))
                .distinct()
                .sorted()
                .toList();
        return quoted.isEmpty() ? null : messages(chatId, quoted, seq);
    }

    private List<PastMessage> messages(String chatId, List<Long> seqs, long seq) {
        ReadModel.Found found = documents.find(
                seqs.stream().map(it -> ChatKeys.message(chatId, it)).toList());
        Map<Long, MessageDocument> now = new HashMap<>();
        for (long it : seqs) {
            MessageDocument message = found.get(ChatKeys.message(chatId, it), MessageDocument::new);
            if (message != null) {
                now.put(it, message);
            }
        }
        Map<String, MessagePast> pasts = trails.at(
                seqs.stream().map(it -> TravelKeys.message(chatId, it)).toList(), seq, MessagePast::new);
        Map<String, UserSummary> senders =
                users.require(now.values().stream().map(MessageDocument::sender).toList());
        List<PastMessage.Then> then = seqs.stream()
                .filter(now::containsKey)
                .map(it -> new PastMessage.Then(
                        chatId,
                        it,
                        seq,
                        Objects.requireNonNull(now.get(it)),
                        pasts.get(TravelKeys.message(chatId, it))))
                .toList();
        Map<Long, LogEntry> events = events(chatId, then);
        return then.stream()
                .map(it -> it.view(Objects.requireNonNull(senders.get(it.now().sender())), events, personal))
                .toList();
    }

    /** The events that say how messages read then, where that is not how they read now. */
    private Map<Long, LogEntry> events(String chatId, Collection<PastMessage.Then> messages) {
        Set<Long> wordings = new HashSet<>();
        messages.forEach(message -> message.earlierWording().ifPresent(wordings::add));
        Map<Long, LogEntry> events = new HashMap<>();
        log.readAggregate(chatId, wordings)
                .forEach(entry -> events.put(entry.event().getSequenceNumber(), entry));
        return events;
    }
}
