package chat.verbatim.realtime.whereabouts;

import chat.verbatim.api.message.MessageStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a message is.
 *
 * @param seq its seq in the chat
 * @param position where it stands in the log
 * @param appendedAt when it was decided, by the clock of the command side
 * @param readers the processes that have to read it
 * @param recipientsKnownTo up to which position of the log the recipients' marks are known; null when nobody can say
 * @param recipients those it was for and who are members now; null when nobody can say
 */
record Whereabouts(
        String messageId,
        String chatId,
        long seq,
        String senderId,
        String position,
        Instant appendedAt,
        List<Reader> readers,
        @Nullable String recipientsKnownTo,
        @Nullable List<Place> recipients) {

    /**
     * A process that reads the log: for a projection, or to show it to sockets.
     *
     * @param projection its name; null for a gateway
     * @param behind commits up to the message that it has not come to, when it last said how far it is; 0 when it has the message
     * @param silent whether nothing was heard of it for a while
     */
    record Reader(
            String process, String role, @Nullable String projection, long behind, Instant seenAt, boolean silent) {}

    /**
     * How far it has come with somebody.
     *
     * @param owed whether none of their devices has said that it arrived
     * @param online whether they have a device that is connected; null when that is not known
     * @param queued how many messages wait in their queue; null without queues, for those who are not asked about, and when the broker does not
     *     say
     */
    record Place(
            String userId,
            MessageStatus status,
            @Nullable Instant deliveredAt,
            @Nullable Instant readAt,
            boolean owed,
            @Nullable Boolean online,
            @Nullable Long queued) {}
}
