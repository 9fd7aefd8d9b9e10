package chat.verbatim.realtime.resume;

import chat.verbatim.api.chat.ChatQuery.FindMemberships;
import chat.verbatim.api.chat.ChatQuery.Memberships;
import chat.verbatim.realtime.offline.OfflineMessage;
import chat.verbatim.realtime.offline.OfflineQueues;
import chat.verbatim.realtime.routing.Rooms;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import org.axonframework.queryhandling.QueryGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a user's last socket got while it was live, and nobody acknowledged, waits in the user's queue from then on. When many
 * leave at once some are passed over: the log has it all.
 */
public final class UnacknowledgedMessages {
    private static final Logger LOG = LoggerFactory.getLogger(UnacknowledgedMessages.class);
    private static final int AT_ONCE = 16;
    private static final int MOST = 1_000;

    private final QueryGateway queries;
    private final OwedMessages owed;
    private final OfflineQueues queues;
    private final Rooms rooms;
    private final Executor executor;
    private final Semaphore slots = new Semaphore(AT_ONCE);

    public UnacknowledgedMessages(
            QueryGateway queries, OwedMessages owed, OfflineQueues queues, Rooms rooms, Executor executor) {
        this.queries = queries;
        this.owed = owed;
        this.queues = queues;
        this.rooms = rooms;
        this.executor = executor;
    }

    /** @param liveAfter position after which the socket got everything as it happened */
    public void queue(String userId, long liveAfter) {
        if (!queues.keep() || !slots.tryAcquire()) {
            return;
        }
        long until = rooms.position();
        executor.execute(() -> {
            try {
                queue(userId, liveAfter, until);
            } catch (RuntimeException unknown) {
                LOG.debug("What user {} did not acknowledge is not queued; the log has it", userId, unknown);
            } finally {
                slots.release();
            }
        });
    }

    private void queue(String userId, long liveAfter, long until) {
        Memberships memberships = queries.query(new FindMemberships(userId, until), Memberships.class)
                .join();
        List<OfflineMessage> unacknowledged = owed.messages(liveAfter, until, memberships, MOST);
        if (!unacknowledged.isEmpty()) {
            queues.put(List.of(userId), unacknowledged);
        }
    }
}
