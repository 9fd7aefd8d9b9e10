package chat.verbatim.query.chat;

import chat.verbatim.api.Position;
import chat.verbatim.api.audit.AuditView;
import chat.verbatim.api.chat.ChatQuery;
import chat.verbatim.api.chat.ChatView;
import chat.verbatim.api.message.MessageId;
import chat.verbatim.api.message.MessageView;
import chat.verbatim.api.user.UserSummary;
import chat.verbatim.query.audit.StoredAudit;
import chat.verbatim.query.membership.Access;
import chat.verbatim.query.membership.ChatKeys;
import chat.verbatim.query.membership.MemberDocument;
import chat.verbatim.query.membership.RosterDocument;
import chat.verbatim.query.message.MessageDocument;
import chat.verbatim.query.message.MessageViews;
import chat.verbatim.query.message.NewestSeqsDocument;
import chat.verbatim.query.message.UnreadCounts;
import chat.verbatim.query.projection.ReadModel;
import chat.verbatim.query.receipt.Recipients;
import chat.verbatim.query.user.UserSummaries;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts together what members see of their chats: for a whole page of them in two to four round trips. */
final class ChatViews {
    private final ReadModel documents;
    private final UnreadCounts unreadCounts;
    private final MessageViews messageViews;
    private final UserSummaries users;

    ChatViews(ReadModel documents, UnreadCounts unreadCounts, MessageViews messageViews, UserSummaries users) {
        this.documents = documents;
        this.unreadCounts = unreadCounts;
        this.messageViews = messageViews;
        this.users = users;
    }

    /** What was read first of one chat. */
    private record Opened(
            String chatId,
            ChatDocument chat,
            RosterDocument roster,
            MemberDocument viewer,
            @Nullable NewestSeqsDocument newest) {
        long lastMessage() {
            return newest == null ? -1 : newest.lastMessage();
        }
    }

    /** @throws chat.verbatim.api.RefusedException with {@code CHAT_NOT_FOUND} when the viewer is no member */
    ChatView view(String chatId, String viewerId) {
        Access.requirePlausible(chatId);
        List<ChatView> views = views(List.of(chatId), viewerId);
        if (views.isEmpty()) {
            throw Access.chatNotFound();
        }
        return views.getFirst();
    }

    /** Those of the chats that the viewer is a member of, in the given order. */
    List<ChatView> views(List<String> chatIds, String viewerId) {
        List<Opened> opened = open(chatIds, viewerId);
        List<String> ids = new ArrayList<>();
        for (Opened it : opened) {
            ids.addAll(Recipients.ids(it.chatId, it.roster));
            if (it.lastMessage() >= 0) {
                ids.addAll(MessageViews.ids(it.chatId, it.lastMessage()));
            }
        }
        ReadModel.Found found = documents.find(ids);
        Map<String, Long> unread = unreadCounts.count(opened.stream()
                .map(it -> new UnreadCounts.Question(
                        it.chatId, it.newest, it.viewer.read().seq()))
                .toList());
        Map<String, UserSummary> people = users.require(people(opened, found));
        return opened.stream()
                .map(it -> view(it, viewerId, found, unread.getOrDefault(it.chatId, 0L), people))
                .toList();
    }

    private List<Opened> open(List<String> chatIds, String viewerId) {
        List<String> ids = new ArrayList<>();
        for (String chatId : chatIds) {
            ids.add(ChatKeys.chat(chatId));
            ids.add(ChatKeys.roster(chatId));
            ids.add(ChatKeys.member(chatId, viewerId));
            ids.add(ChatKeys.newestSeqs(chatId));
        }
        ReadModel.Found found = documents.find(ids);
        List<Opened> opened = new ArrayList<>();
        for (String chatId : chatIds) {
            ChatDocument chat = found.get(ChatKeys.chat(chatId), ChatDocument::new);
            RosterDocument roster = found.get(ChatKeys.roster(chatId), RosterDocument::new);
            MemberDocument viewer = found.get(ChatKeys.member(chatId, viewerId), MemberDocument::new);
            if (chat != null && roster != null && viewer != null && viewer.isMember()) {
                NewestSeqsDocument newest = found.get(ChatKeys.newestSeqs(chatId), NewestSeqsDocument::new);
                opened.add(new Opened(chatId, chat, roster, viewer, newest));
            }
        }
        return opened;
    }

    private Set<String> people(List<Opened> opened, ReadModel.Found found) {
        Set<String> people = new HashSet<>();
        for (Opened it : opened) {
            people.addAll(it.roster.users());
            if (it.chat.lastAudit() != null) {
                people.add(it.chat.lastAudit().auditorId());
            }
            MessageDocument last = found.get(ChatKeys.message(it.chatId, it.lastMessage()), MessageDocument::new);
            if (last != null) {
                people.add(messageViews.senderOf(last));
            }
        }
        return people;
    }

    private ChatView view(
            Opened it, String viewerId, ReadModel.Found found, long unread, Map<String, UserSummary> people) {
        Recipients recipients = Recipients.of(it.chatId, it.roster, found);
        List<ChatView.Participant> participants = new ArrayList<>();
        for (String userId : it.roster.users()) {
            UserSummary user = people.get(userId);
            if (user != null) {
                participants.add(new ChatView.Participant(
                        user, it.roster.roleOf(userId), recipients.deliveredSeq(userId), recipients.readSeq(userId)));
            }
        }
        ChatQuery.Chosen chosen = it.viewer.chosen();
        return new ChatView(
                it.chatId,
                it.chat.name(),
                participants,
                it.chat.creator(),
                it.chat.isGroup(),
                lastMessage(it, viewerId, found, recipients, people),
                it.chat.createdAt(),
                it.chat.updatedAt(),
                it.chat.lastSeq(),
                unread,
                it.viewer.mentions().after(it.viewer.read().seq()),
                it.viewer.read().seq(),
                chosen == null ? null : chosen.preferences(),
                lastAudit(it.chat, people),
                Position.encode(it.chat.lastPosition()));
    }

    private @Nullable AuditView lastAudit(ChatDocument chat, Map<String, UserSummary> people) {
        StoredAudit audit = chat.lastAudit();
        return audit == null ? null : audit.view(Objects.requireNonNull(people.get(audit.auditorId())));
    }

    private @Nullable MessageView lastMessage(
            Opened it, String viewerId, ReadModel.Found found, Recipients recipients, Map<String, UserSummary> people) {
        long seq = it.lastMessage();
        MessageDocument last = found.get(ChatKeys.message(it.chatId, seq), MessageDocument::new);
        return last == null
                ? null
                : messageViews.view(new MessageId(it.chatId, seq), last, viewerId, found, recipients, people);
    }
}
