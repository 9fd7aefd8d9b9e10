package chat.verbatim.realtime.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One subscription.
 *
 * @param creatorId whose it is; it ends when they leave the chat
 * @param url may hold a secret of the receiver's, so it shows in no log
 * @param secret what deliveries are signed with
 * @param events which frames are delivered
 * @param disabledReason null while it is enabled
 * @param cursor the seq in the chat up to which everything was delivered, given up or not subscribed to
 * @param failing about the event that fails now; null when none does
 * @param givenUpInARow how many dead letters there were since the last success
 */
record Webhook(
        String id,
        String chatId,
        String creatorId,
        String url,
        String secret,
        Set<String> events,
        @Nullable String disabledReason,
        Instant createdAt,
        long cursor,
        @Nullable Failing failing,
        int givenUpInARow,
        List<DeadLetter> deadLetters) {
    static final int MOST_DEAD_LETTERS = 100;

    Webhook {
        events = Set.copyOf(events);
        deadLetters = List.copyOf(deadLetters);
    }

    /**
     * @param attempts how many failed
     * @param since when the first one failed
     * @param next when the next one is due
     */
    record Failing(int attempts, Instant since, Instant next, String error) {}

    /**
     * An event that was given up.
     *
     * @param seq of the event in its chat
     * @param redeliver whether somebody asked for another attempt that was not made yet
     */
    record DeadLetter(long seq, String event, int attempts, String error, Instant at, boolean redeliver) {}

    boolean isEnabled() {
        return disabledReason == null;
    }

    /** Keeps the secret and the address to itself. */
    @Override
    public String toString() {
        return "Webhook[" + id + "]";
    }
}
