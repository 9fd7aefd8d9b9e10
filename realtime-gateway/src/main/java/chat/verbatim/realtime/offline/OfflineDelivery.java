package chat.verbatim.realtime.offline;

import chat.verbatim.realtime.offline.OfflineQueues.Taken;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.function.Predicate;

/** What the connections of this node have taken out of the queues of their users and not acknowledged yet. */
public final class OfflineDelivery {
    private final OfflineQueues queues;
    private final int prefetch;
    private final Executor executor;
    private final ConcurrentMap<String, Taken> byConnection = new ConcurrentHashMap<>();

    /**
     * @param prefetch how many messages one connection takes at the most
     * @param executor waits for the queues where nobody else shall
     */
    public OfflineDelivery(OfflineQueues queues, int prefetch, Executor executor) {
        this.queues = queues;
        this.prefetch = prefetch;
        this.executor = executor;
    }

    /** Takes what waits for the user, on behalf of a connection; what that took before is put back first. */
    public List<OfflineMessage> take(String userId, String connectionId) {
        if (!queues.keep()) {
            return List.of();
        }
        putBack(connectionId);
        Taken taken = queues.take(userId, prefetch);
        if (!taken.messages().isEmpty()) {
            byConnection.put(connectionId, taken);
        }
        return taken.messages();
    }

    /** These have arrived at the user, or are not for them any more. */
    public void settle(String connectionId, Predicate<OfflineMessage> arrived) {
        Taken taken = byConnection.get(connectionId);
        if (taken != null) {
            executor.execute(() -> taken.settle(arrived));
        }
    }

    /** The user acknowledged everything up to a seq of a chat. */
    public void acknowledged(String connectionId, String chatId, long seq) {
        settle(connectionId, message -> message.chatId().equals(chatId) && message.seq() <= seq);
    }

    /** The connection is gone: what it did not acknowledge waits again. */
    public void putBack(String connectionId) {
        Taken taken = byConnection.remove(connectionId);
        if (taken != null) {
            taken.putBack();
        }
    }
}
