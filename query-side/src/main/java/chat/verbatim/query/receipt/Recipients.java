package chat.verbatim.query.receipt;

import chat.verbatim.api.message.MessageStatus;
import chat.verbatim.query.membership.ChatKeys;
import chat.verbatim.query.membership.MarkSteps;
import chat.verbatim.query.membership.MemberDocument;
import chat.verbatim.query.membership.RosterDocument;
import chat.verbatim.query.projection.ReadModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** The members of a chat as those for whom messages are, and how far each message has come with them. */
public final class Recipients {
    private final SequencedMap<String, MemberDocument> members;

    private Recipients(SequencedMap<String, MemberDocument> members) {
        this.members = members;
    }

    /** @param at when the mark passed the message; null while the message is only sent, and when it is not known any more */
    public record RecipientStatus(
            String userId, MessageStatus status, @Nullable Instant at) {}

    /** Names the documents that {@link #of} looks for. */
    public static List<String> ids(String chatId, RosterDocument roster) {
        return roster.users().stream()
                .map(userId -> ChatKeys.member(chatId, userId))
                .toList();
    }

    public static Recipients of(String chatId, RosterDocument roster, ReadModel.Found found) {
        SequencedMap<String, MemberDocument> members = new LinkedHashMap<>();
        for (String userId : roster.users()) {
            MemberDocument member = found.get(ChatKeys.member(chatId, userId), MemberDocument::new);
            if (member != null) {
                members.put(userId, member);
            }
        }
        return new Recipients(members);
    }

    /** Everything up to this seq has been delivered to a member, -1 for somebody who is none. */
    public long deliveredSeq(String userId) {
        MemberDocument member = members.get(userId);
        return member == null ? -1 : member.delivered().seq();
    }

    /** Everything up to this seq has been read by a member, -1 for somebody who is none. */
    public long readSeq(String userId) {
        MemberDocument member = members.get(userId);
        return member == null ? -1 : member.read().seq();
    }

    /** How far a message has come with all members but its sender; just sent when there is nobody else. */
    public MessageStatus status(long seq, String senderId) {
        long delivered = Long.MAX_VALUE;
        long read = Long.MAX_VALUE;
        for (Map.Entry<String, MemberDocument> member : members.entrySet()) {
            if (!member.getKey().equals(senderId)) {
                delivered = Math.min(delivered, member.getValue().delivered().seq());
                read = Math.min(read, member.getValue().read().seq());
            }
        }
        return delivered == Long.MAX_VALUE ? MessageStatus.SENT : status(seq, delivered, read);
    }

    /** How far a message has come with each member but its sender. */
    public List<RecipientStatus> statuses(long seq, String senderId) {
        List<RecipientStatus> statuses = new ArrayList<>();
        members.forEach((userId, member) -> {
            if (!userId.equals(senderId)) {
                MessageStatus status =
                        status(seq, member.delivered().seq(), member.read().seq());
                MarkSteps mark = status == MessageStatus.READ ? member.read() : member.delivered();
                statuses.add(
                        new RecipientStatus(userId, status, mark.passedAt(seq).orElse(null)));
            }
        });
        return statuses;
    }

    static MessageStatus status(long seq, long delivered, long read) {
        if (read >= seq) {
            return MessageStatus.READ;
        }
        return delivered >= seq ? MessageStatus.DELIVERED : MessageStatus.SENT;
    }
}
