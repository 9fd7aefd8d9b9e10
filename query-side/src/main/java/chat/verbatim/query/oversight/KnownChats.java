package chat.verbatim.query.oversight;

import chat.verbatim.api.chat.ChatView.Role;
import chat.verbatim.api.moderation.Suspensions;
import chat.verbatim.api.user.UserSummary;
import chat.verbatim.query.chat.ChatDocument;
import chat.verbatim.query.membership.ChatKeys;
import chat.verbatim.query.membership.RosterDocument;
import chat.verbatim.query.message.MessageDocument;
import chat.verbatim.query.message.NewestSeqsDocument;
import chat.verbatim.query.message.UnreadCounts;
import chat.verbatim.query.oversight.KnownChat.Participant;
import chat.verbatim.query.projection.ReadModel;
import chat.verbatim.query.user.UserSummaries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts together what operators see of chats, for a page of them in three to four round trips. Of messages it reads the time and nothing else. */
final class KnownChats {
    /** The seq of every chat's creation, which is no message. */
    private static final long CREATION = 0;

    private final ReadModel documents;
    private final UnreadCounts counts;
    private final UserSummaries users;
    private final Suspensions suspensions;

    KnownChats(ReadModel documents, UnreadCounts counts, UserSummaries users, Suspensions suspensions) {
        this.documents = documents;
        this.counts = counts;
        this.users = users;
        this.suspensions = suspensions;
    }

    private record Read(
            String id,
            ChatDocument chat,
            RosterDocument roster,
            @Nullable NewestSeqsDocument newest) {
        String lastMessage() {
            return ChatKeys.message(id, newest == null ? -1 : newest.lastMessage());
        }

        UnreadCounts.Question question() {
            return new UnreadCounts.Question(id, newest, CREATION);
        }

        boolean names(boolean opened) {
            return opened || !chat.isGroup();
        }
    }

    /**
     * Those of the chats that exist, in the given order.
     *
     * @param opened whether the members of groups are wanted as well
     */
    List<KnownChat> find(List<String> chatIds, boolean opened) {
        List<Read> found = read(chatIds);
        Map<String, Long> said =
                documents.findLong(found.stream().map(Read::lastMessage).toList(), MessageDocument.SENT);
        Map<String, Long> messages =
                counts.count(found.stream().map(Read::question).toList());
        Map<String, UserSummary> people = users.require(people(found, opened));
        return found.stream()
                .map(it -> known(it, opened, said.get(it.lastMessage()), messages.getOrDefault(it.id, 0L), people))
                .toList();
    }

    private List<Read> read(List<String> chatIds) {
        List<String> ids = new ArrayList<>();
        for (String chatId : chatIds) {
            ids.add(ChatKeys.chat(chatId));
            ids.add(ChatKeys.roster(chatId));
            ids.add(ChatKeys.newestSeqs(chatId));
        }
        ReadModel.Found found = documents.find(ids);
        List<Read> read = new ArrayList<>();
        for (String chatId : chatIds) {
            ChatDocument chat = found.get(ChatKeys.chat(chatId), ChatDocument::new);
            RosterDocument roster = found.get(ChatKeys.roster(chatId), RosterDocument::new);
            if (chat != null && roster != null) {
                read.add(new Read(
                        chatId, chat, roster, found.get(ChatKeys.newestSeqs(chatId), NewestSeqsDocument::new)));
            }
        }
        return read;
    }

    private static Set<String> people(List<Read> found, boolean opened) {
        Set<String> people = new HashSet<>();
        for (Read it : found) {
            people.add(it.chat.creator());
            if (it.names(opened)) {
                people.addAll(it.roster.users());
            }
        }
        return people;
    }

    private KnownChat known(
            Read it, boolean opened, @Nullable Long said, long messages, Map<String, UserSummary> people) {
        return new KnownChat(
                it.id,
                it.chat.isGroup(),
                it.chat.name(),
                Objects.requireNonNull(people.get(it.chat.creator())),
                it.chat.createdAt(),
                it.roster.users().size(),
                messages,
                it.chat.lastSeq(),
                said == null ? null : Instant.ofEpochMilli(said),
                it.names(opened) ? participants(it, people) : null);
    }

    private static List<Participant> participants(Read it, Map<String, UserSummary> people) {
        return it.roster.users().stream()
                .map(id -> new Participant(Objects.requireNonNull(people.get(id)), it.roster.roleOf(id), null))
                .toList();
    }

    /** The chat, with who of the owners and admins of a group is suspended. Asks the log for each of them, so rather not while others wait. */
    KnownChat withSuspensions(KnownChat chat) {
        List<Participant> participants = chat.participants();
        return !chat.isGroup() || participants == null
                ? chat
                : chat.withParticipants(
                        participants.stream().map(this::withSuspension).toList());
    }

    private Participant withSuspension(Participant participant) {
        boolean suspended = participant.role() != Role.MEMBER
                && suspensions.find(participant.user().id()).isPresent();
        return new Participant(participant.user(), participant.role(), suspended ? true : null);
    }
}
