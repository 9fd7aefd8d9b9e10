package chat.verbatim.query.travel;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusedException;
import chat.verbatim.eventstore.LogEntry;
import chat.verbatim.eventstore.LogReader;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds where in a chat a moment is, by keys alone: positions and times ascend with the seqs, so a few events that are asked for at once
 * narrow the search to a fraction. In a chat of a million events that is four round trips. Where a clock was set back, what is
 * found for a time had happened by then, and what stands right behind it had not.
 */
final class Places {
    /** Asked for in one round trip: what is left of the search is a 32nd. */
    private static final int PROBES = 31;

    private final LogReader log;
    private final Clock clock;

    Places(LogReader log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    /**
     * The newest event of a chat at some moment.
     *
     * @param at when it happened
     */
    record Place(long seq, long position, Instant at) {
        private static Place of(LogEntry entry) {
            return new Place(
                    entry.event().getSequenceNumber(),
                    entry.position(),
                    entry.event().getTimestamp());
        }
    }

    /** Before anything is read: what lies beyond the end of all logs, or in the future, is nowhere. */
    void requirePast(Moment moment) {
        switch (moment) {
            case Moment.AtSeq _ -> {}
            case Moment.AtPosition(long position) -> {
                if (position > log.headPosition() && position > log.refreshedHeadPosition()) {
                    throw Refusal.invalid(
                            "position", "is beyond the end of the log; send one that the server gave you");
                }
            }
            case Moment.AtTime(Instant time) -> {
                if (time.isAfter(clock.instant())) {
                    throw Refusal.invalid("time", "is in the future; choose a moment that has been");
                }
            }
        }
    }

    /**
     * @param lastSeq of the chat, as of now
     * @throws RefusedException with {@code INVALID_REQUEST} when the moment is before the chat or beyond its end
     */
    Place at(String chatId, long lastSeq, Moment moment) {
        Place place =
                switch (moment) {
                    case Moment.AtSeq(long seq) -> bySeq(chatId, lastSeq, seq);
                    case Moment.AtPosition(long position) -> last(chatId, lastSeq, it -> it.position() <= position);
                    case Moment.AtTime(Instant time) ->
                        last(chatId, lastSeq, it -> !it.at().isAfter(time));
                };
        if (place == null) {
            throw Refusal.invalid(
                    moment instanceof Moment.AtTime ? "time" : "position",
                    "is before the chat began; choose a moment after its creation");
        }
        return place;
    }

    private Place bySeq(String chatId, long lastSeq, long seq) {
        if (seq > lastSeq) {
            throw Refusal.invalid("seq", "is beyond the newest event of the chat, which has the seq " + lastSeq);
        }
        return log.read(chatId, seq).map(Place::of).orElseThrow();
    }

    /**
     * The last event of a stream that a moment has reached; null when it has reached none.
     *
     * @param lastSeq of the stream; -1 for an empty one
     */
    @Nullable
    Place last(String chatId, long lastSeq, Predicate<Place> reached) {
        Place found = null;
        long low = 0;
        long high = lastSeq + 1;
        while (low < high) {
            long before = high - low;
            for (LogEntry entry : log.readAggregate(chatId, between(low, high))) {
                Place place = Place.of(entry);
                if (!reached.test(place)) {
                    high = place.seq();
                    break;
                }
                found = place;
                low = place.seq() + 1;
            }
            if (high - low == before) {
                throw new IllegalStateException("Chat " + chatId + " has no event between " + low + " and " + high);
            }
        }
        return found;
    }

    /** Some seqs of a range, in even steps; all of a small one. */
    private static List<Long> between(long low, long high) {
        long size = high - low;
        long count = Math.min(size, PROBES);
        List<Long> seqs = new ArrayList<>((int) count);
        for (long i = 0; i < count; i++) {
            seqs.add(low + (2 * i + 1) * size / (2 * count));
        }
        return seqs;
    }
}
