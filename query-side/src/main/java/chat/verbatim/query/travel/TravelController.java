package chat.verbatim.query.travel;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.session.Caller;
import chat.verbatim.eventstore.LogReader;
import chat.verbatim.http.PageParameters;
import chat.verbatim.http.PositionHeaders;
import chat.verbatim.query.projection.PositionGate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Chats as they were, over HTTP. */
@RestController
final class TravelController {
    private static final int MOST = 100;

    private final PastChats chats;
    private final PastHistory history;
    private final Places places;
    private final LogReader log;
    private final PastEvents events;
    private final PositionGate[] gates;

    TravelController(
            PastChats chats,
            PastHistory history,
            PastEvents events,
            Places places,
            LogReader log,
            PositionGate... gates) {
        this.chats = chats;
        this.history = history;
        this.events = events;
        this.places = places;
        this.log = log;
        this.gates = gates.clone();
    }

    @GetMapping("/api/chats/{chatId}/as-of")
    PastChats.PastChat chat(
            Caller caller,
            @PathVariable String chatId,
            @RequestParam(required = false) @Nullable Long seq,
            @RequestParam(required = false) @Nullable String position,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) @Nullable
                    OffsetDateTime time,
            @RequestHeader(name = PositionHeaders.MIN_POSITION, required = false) @Nullable String minPosition) {
        Moment moment = moment(seq, position, time, minPosition);
        return chats.view(chatId, caller.userId(), moment);
    }

    @GetMapping("/api/chats/{chatId}/as-of/messages")
    PastHistory.PastMessagePage messages(
            Caller caller,
            @PathVariable String chatId,
            @RequestParam(required = false) @Nullable Long seq,
            @RequestParam(required = false) @Nullable String position,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) @Nullable
                    OffsetDateTime time,
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(required = false) @Nullable Long around,
            @RequestParam(defaultValue = "50") int limit,
            @RequestHeader(name = PositionHeaders.MIN_POSITION, required = false) @Nullable String minPosition) {
        PageParameters.requireLimit(limit, MOST);
        PageParameters.requireSeqs(before, after, around);
        requireOne(before, after, around);
        Moment moment = moment(seq, position, time, minPosition);
        String userId = caller.userId();
        if (around != null) {
            return history.around(chatId, userId, moment, around, limit);
        }
        return after == null
                ? history.before(chatId, userId, moment, before, limit)
                : history.after(chatId, userId, moment, after, limit);
    }

    @GetMapping("/api/chats/{chatId}/events")
    PastEvents.PastEventPage events(
            Caller caller,
            @PathVariable String chatId,
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "100") int limit,
            @RequestHeader(name = PositionHeaders.MIN_POSITION, required = false) @Nullable String minPosition) {
        if (after != null && cursor != null) {
            throw Refusal.invalid("cursor", "must not stand beside after");
        }
        PageParameters.requireLimit(limit, MOST);
        PageParameters.requireSeqs(null, after, null);
        EventCursor from = cursor == null ? null : EventCursor.parse(cursor);
        return events.page(chatId, caller.userId(), after, from, limit, pass(minPosition));
    }

    /** What has been deleted by now must not be shown, nor anything to those who have been removed by now. */
    private Moment moment(
            @Nullable Long seq,
            @Nullable String position,
            @Nullable OffsetDateTime time,
            @Nullable String minPosition) {
        Moment moment = Moment.of(seq, position, time == null ? null : time.toInstant());
        places.requirePast(moment);
        pass(minPosition);
        return moment;
    }

    private long pass(@Nullable String minPosition) {
        return PositionGate.pass(Math.max(PositionHeaders.minPosition(minPosition), log.headPosition()), gates);
    }

    private static void requireOne(@Nullable Long before, @Nullable Long after, @Nullable Long around) {
        if (around != null && (before != null || after != null)) {
            throw Refusal.invalid("around", "must not stand beside before or after");
        }
        if (before != null && after != null) {
            throw Refusal.invalid("after", "must not stand beside before");
        }
    }
}
