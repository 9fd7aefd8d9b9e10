package chat.verbatim.realtime.offline;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One queue of messages for each user who is away. A queue may lose what it holds at any time, and may hold a message twice;
 * it never invents one. No method throws because of the queues, nor blocks for longer than a few seconds; while they are away,
 * all return at once.
 */
public interface OfflineQueues {
    /** Whether anything is ever kept here; when not, nobody needs to bring anything. */
    boolean keep();

    /** Looks for them where they are not known to be there. Returns what is wrong with them; null when nothing is. */
    @Nullable
    String fault();

    /**
     * Puts a message at the end of the queues of users.
     *
     * @return whether it is known to be stored for all of them
     */
    boolean put(List<String> userIds, List<OfflineMessage> messages);

    /**
     * Takes what waits for a user, the oldest first. It stays theirs until it is settled or put back.
     *
     * @param most how many messages at the most
     */
    Taken take(String userId, int most);

    /** How many messages wait for a user, without those that a connection has taken; empty when that is not known. */
    OptionalLong waiting(String userId);

    /** Messages that were taken. Safe for use by any thread. */
    interface Taken {
        /** Nothing. */
        Taken NOTHING = new Taken() {
            @Override
            public List<OfflineMessage> messages() {
                return List.of();
            }

            @Override
            public void settle(Predicate<OfflineMessage> arrived) {}

            @Override
            public void putBack() {}
        };

        /** In the order of the queue. */
        List<OfflineMessage> messages();

        /** These have arrived, and are removed for good. */
        void settle(Predicate<OfflineMessage> arrived);

        /** What is not settled returns to where it was. */
        void putBack();
    }
}
