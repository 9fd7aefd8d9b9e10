package chat.verbatim.query.message;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.RefusedException;
import chat.verbatim.api.message.MessageId;
import chat.verbatim.api.message.MessageStatus;
import chat.verbatim.api.message.MessageView;
import chat.verbatim.api.user.UserSummary;
import chat.verbatim.query.membership.Access;
import chat.verbatim.query.membership.ChatKeys;
import chat.verbatim.query.membership.RosterDocument;
import chat.verbatim.query.projection.ReadModel;
import chat.verbatim.query.receipt.Recipients;
import chat.verbatim.query.user.UserSummaries;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Pages through what was said, and tells how far a message has come. To those who are no members the chat does not exist. */
final class History {
    /**
     * A page, ascending.
     *
     * @param nextCursor where to go on in the direction of paging; null when there is nothing further
     * @param prevCursor where to go on in the opposite direction; null when there is nothing
     */
    record MessagePage(
            List<MessageView> items,
            @Nullable Long nextCursor,
            @Nullable Long prevCursor) {}

    record StatusReport(MessageStatus status, List<Recipients.RecipientStatus> recipients) {}

    private final ReadModel documents;
    private final MessageSeqs seqs;
    private final MessageViews views;
    private final UserSummaries users;

    History(ReadModel documents, MessageViews views, UserSummaries users) {
        this.documents = documents;
        this.seqs = new MessageSeqs(documents);
        this.views = views;
        this.users = users;
    }

    /** The nearest messages before {@code seq}; the newest ones without it. */
    MessagePage before(String chatId, String userId, @Nullable Long seq, int limit) {
        ReadModel.Found chat = open(chatId, userId);
        NewestSeqsDocument newest = chat.get(ChatKeys.newestSeqs(chatId), NewestSeqsDocument::new);
        if (newest == null) {
            return new MessagePage(List.of(), null, null);
        }
        long end = seq == null ? newest.lastMessage() + 1 : seq;
        List<Long> page = seqs.before(chatId, newest, end, limit + 1);
        boolean older = page.size() > limit;
        page = older ? page.subList(1, page.size()) : page;
        long edge = page.isEmpty() ? Math.max(0, end - 1) : page.getLast();
        return new MessagePage(
                messages(chatId, userId, page, chat),
                older ? page.getFirst() : null,
                newest.lastMessage() > edge ? edge : null);
    }

    /** The nearest messages after {@code seq}. */
    MessagePage after(String chatId, String userId, long seq, int limit) {
        ReadModel.Found chat = open(chatId, userId);
        NewestSeqsDocument newest = chat.get(ChatKeys.newestSeqs(chatId), NewestSeqsDocument::new);
        if (newest == null) {
            return new MessagePage(List.of(), null, null);
        }
        long start = Math.min(seq, newest.lastMessage());
        List<Long> page = seqs.after(chatId, newest, start, limit + 1);
        boolean newer = page.size() > limit;
        page = newer ? page.subList(0, limit) : page;
        long edge = page.isEmpty() ? start + 1 : page.getFirst();
        boolean older = !seqs.before(chatId, newest, edge, 1).isEmpty();
        return new MessagePage(
                messages(chatId, userId, page, chat), newer ? page.getLast() : null, older ? edge : null);
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
        page.forEach(seq -> ids.add(ChatKeys.message(chatId, seq)));
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
            items.add(views.view(messageIds.get(i), messages.get(i), userId, recipients, senders));
        }
        return items;
    }
}
