package chat.verbatim.query.travel;

import chat.verbatim.api.Position;
import chat.verbatim.api.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which moment somebody asks for, in one of three ways. */
sealed interface Moment {
    /** After the event of this seq of the chat. */
    record AtSeq(long seq) implements Moment {}

    /** After everything up to this position of the log. */
    record AtPosition(long position) implements Moment {}

    /** After everything that had happened by then. */
    record AtTime(Instant time) implements Moment {}

    /**
     * The one that is given.
     *
     * @throws chat.verbatim.api.RefusedException with {@code INVALID_REQUEST} when none is given, more than one, or one that can never be
     */
    static Moment of(@Nullable Long seq, @Nullable String position, @Nullable Instant time) {
        List<String> given = Stream.of(
                        seq == null ? null : "seq", position == null ? null : "position", time == null ? null : "time")
                .filter(Objects::nonNull)
                .toList();
        if (given.size() > 1) {
            throw Refusal.invalid(given.get(1), "must not stand beside " + given.getFirst());
        }
        if (seq != null) {
            if (seq < 0) {
                throw Refusal.invalid("seq", "must be 0 or more");
            }
            return new AtSeq(seq);
        }
        if (position != null) {
            return new AtPosition(Position.decode(position, "position"));
        }
        if (time != null) {
            return new AtTime(time);
        }
        throw Refusal.invalid("time", "is missing; say the moment by a time, a position or a seq of the chat");
    }
}
