package chat.verbatim.query.message;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.RefusedException;
import chat.verbatim.api.message.MessageId;
import chat.verbatim.api.message.MessageReference;
import chat.verbatim.api.message.MessageStatus;
import chat.verbatim.api.message.MessageView;
import chat.verbatim.api.user.UserSummary;
import chat.verbatim.query.membership.Access;
import chat.verbatim.query.membership.ChatKeys;
import chat.verbatim.query.membership.RosterDocument;
import chat.verbatim.query.projection.ReadModel;
import chat.verbatim.query.receipt.Recipients;
import chat.verbatim.query.user.UserSummaries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Pages through what was said, and tells how far a message has come. To those who are no members the chat does not exist. */
final class History {
    /**
     * A page, ascending.
     *
     * @param nextCursor where to go on in the direction of paging; null when there is nothing further
     * @param prevCursor where to go on in the opposite direction; null when there is nothing
     * @param quoted what messages of the page reply to and is not on it, each once, as it is now; null when there is none
     */
    record MessagePage(
            List<MessageView> items,
            @Nullable Long nextCursor,
            @Nullable Long prevCursor,
            @Nullable List<MessageView> quoted) {}

    record StatusReport(MessageStatus status, List<Recipients.RecipientStatus> recipients) {}

    private final ReadModel documents;
    private final SeqPages pages;
    private final MessageTimes times;
    private final MessageViews views;
    private final UserSummaries users;

    History(ReadModel documents, MessageViews views, UserSummaries users) {
        this.documents = documents;
        this.pages = new SeqPages(documents);
        this.times = new MessageTimes(documents);
        this.views = views;
        this.users = users;
    }

    /** The nearest messages before {@code seq}; the newest ones without it. */
    MessagePage before(String chatId, String userId, @Nullable Long seq, int limit) {
        return page(chatId, userId, span -> pages.before(span, seq, limit));
    }

    /** The nearest messages after {@code seq}. */
    MessagePage after(String chatId, String userId, long seq, int limit) {
        return page(chatId, userId, span -> pages.after(span, seq, limit));
    }

    /** The messages on both sides of {@code seq} and itself; where one side is short, the other one has more. */
    MessagePage around(String chatId, String userId, long seq, int limit) {
        return page(chatId, userId, span -> pages.around(span, seq, limit));
    }

    /** The messages around the first one that was said at a moment or after it; the newest ones where there is none. */
    MessagePage since(String chatId, String userId, Instant moment, int limit) {
        return page(chatId, userId, span -> pages.around(span, times.firstSince(chatId, span.newest(), moment), limit));
    }

    private MessagePage page(String chatId, String userId, Function<SeqPages.Span, SeqPages.SeqPage> choice) {
        ReadModel.Found chat = open(chatId, userId);
        NewestSeqsDocument newest = chat.get(ChatKeys.newestSeqs(chatId), NewestSeqsDocument::new);
        SeqPages.SeqPage page =
                newest == null ? SeqPages.SeqPage.EMPTY : choice.apply(SeqPages.Span.whole(chatId, newest));
        List<MessageView> items = messages(chatId, userId, page.seqs(), chat);
        return new MessagePage(items, page.next(), page.previous(), quoted(chatId, userId, items, chat));
    }

    /** One message as it is now. */
    MessageView message(String chatId, String userId, long seq) {
        ReadModel.Found chat = open(chatId, userId);
        List<MessageView> found = messages(chatId, userId, List.of(seq), chat);
        if (found.isEmpty()) {
            throw messageNotFound();
        }
        return found.getFirst();
    }

    private @Nullable List<MessageView> quoted(
            String chatId, String userId, List<MessageView> page, ReadModel.Found chat) {
        Set<Long> shown = page.stream().map(MessageView::seq).collect(Collectors.toSet());
        List<Long> quoted = page.stream()
                .map(MessageView::replyTo)
                .filter(Objects::nonNull)
                .map(MessageReference::seq)
                .filter(seq -> !shown.contains(seq))
                .distinct()
                .sorted()
                .toList();
        return quoted.isEmpty() ? null : messages(chatId, userId, quoted, chat);
    }

    StatusReport status(String chatId, String userId, String messageId) {
        ReadModel.Found chat = open(chatId, userId);
        MessageId id = MessageId.parse(messageId, chatId);
        RosterDocument roster = roster(chatId, chat);
        List<String> ids = new ArrayList<>(Recipients.ids(chatId, roster));
        ids.add(ChatKeys.message(chatId, id.seq()));
        ReadModel.Found found = documents.find(ids);
        MessageDocument message = found.get(ChatKeys.message(chatId, id.seq()), MessageDocument::new);
        if (message == null) {
            throw messageNotFound();
        }
        Recipients recipients = Recipients.of(chatId, roster, found);
        return new StatusReport(
                recipients.status(id.seq(), message.sender()), recipients.statuses(id.seq(), message.sender()));
    }

    private static RefusedException messageNotFound() {
        return Refusal.because(RefusalCode.MESSAGE_NOT_FOUND, "There is no such message in this chat.");
    }

    private ReadModel.Found open(String chatId, String userId) {
        Access.requirePlausible(chatId);
        ReadModel.Found chat = documents.find(
                List.of(ChatKeys.member(chatId, userId), ChatKeys.roster(chatId), ChatKeys.newestSeqs(chatId)));
        Access.require(chatId, userId, chat);
        return chat;
    }

    private static RosterDocument roster(String chatId, ReadModel.Found chat) {
        RosterDocument roster = chat.get(ChatKeys.roster(chatId), RosterDocument::new);
        if (roster == null) {
            throw Access.chatNotFound();
        }
        return roster;
    }

    private List<MessageView> messages(String chatId, String userId, List<Long> page, ReadModel.Found chat) {
        if (page.isEmpty()) {
            return List.of();
        }
        RosterDocument roster = roster(chatId, chat);
        List<String> ids = new ArrayList<>(Recipients.ids(chatId, roster));
        page.forEach(seq -> ids.addAll(MessageViews.ids(chatId, seq)));
        ReadModel.Found found = documents.find(ids);
        Recipients recipients = Recipients.of(chatId, roster, found);
        List<MessageDocument> messages = new ArrayList<>(page.size());
        List<MessageId> messageIds = new ArrayList<>(page.size());
        for (long seq : page) {
            MessageDocument message = found.get(ChatKeys.message(chatId, seq), MessageDocument::new);
            if (message != null) {
                messages.add(message);
                messageIds.add(new MessageId(chatId, seq));
            }
        }
        Map<String, UserSummary> senders =
                users.require(messages.stream().map(MessageDocument::sender).toList());
        List<MessageView> items = new ArrayList<>(messages.size());
        for (int i = 0; i < messages.size(); i++) {
            items.add(views.view(messageIds.get(i), messages.get(i), userId, found, recipients, senders));
        }
        return items;
    }
}
