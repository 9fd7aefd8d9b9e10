package chat.verbatim.realtime.trace;

import chat.verbatim.api.trace.Step;
import chat.verbatim.api.trace.TraceField;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.ListIterator;

/** The receipts that devices owe for messages that are followed; not for ever, and not for many. Thread-safe. */
final class AwaitedReceipts {
    private static final int MOST_CHATS = 10_000;
    private static final int MOST_IN_A_CHAT = 16;
    private static final Duration PATIENCE = Duration.ofHours(1);

    private record Place(String connectionId, String chatId) {}

    /** @param delivered {@link Step#NONE} once it was */
    private record Awaited(long seq, Step delivered, Step read) {
        Step received(long upTo, boolean isRead) {
            delivered.with(TraceField.SEQ, upTo).end();
            if (isRead) {
                read.with(TraceField.SEQ, upTo).end();
                return read;
            }
            return delivered;
        }
    }

    private final Cache<Place, List<Awaited>> places = Caffeine.newBuilder()
            .maximumSize(MOST_CHATS)
            .expireAfterWrite(PATIENCE)
            .build();

    /** @param frame that has the message to the device */
    void await(String connectionId, String chatId, long seq, Step frame) {
        Awaited awaited = new Awaited(seq, frame.next("delivered"), frame.next("read"));
        places.asMap().compute(new Place(connectionId, chatId), (place, present) -> {
            List<Awaited> all = present == null ? new ArrayList<>(1) : present;
            if (all.size() == MOST_IN_A_CHAT) {
                all.removeFirst();
            }
            all.add(awaited);
            return all;
        });
    }

    /** @return the newest receipt that this one is; {@link Step#NONE} when all of it was known before */
    Step received(String connectionId, String chatId, long upTo, boolean read) {
        Step[] newest = {Step.NONE};
        places.asMap().computeIfPresent(new Place(connectionId, chatId), (place, present) -> {
            ListIterator<Awaited> all = present.listIterator();
            while (all.hasNext()) {
                Awaited awaited = all.next();
                if (awaited.seq > upTo) {
                    break;
                }
                if (read) {
                    all.remove();
                } else {
                    all.set(new Awaited(awaited.seq, Step.NONE, awaited.read));
                }
                Step receipt = awaited.received(upTo, read);
                newest[0] = receipt.isFollowed() ? receipt : newest[0];
            }
            return present.isEmpty() ? null : present;
        });
        return newest[0];
    }
}
