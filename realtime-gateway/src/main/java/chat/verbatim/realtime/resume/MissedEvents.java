package chat.verbatim.realtime.resume;

import chat.verbatim.api.chat.ChatEvent;
import chat.verbatim.api.chat.ChatQuery.Chosen;
import chat.verbatim.api.chat.ChatQuery.Departure;
import chat.verbatim.api.chat.ChatQuery.FindChat;
import chat.verbatim.api.chat.ChatQuery.Membership;
import chat.verbatim.api.chat.ChatQuery.Memberships;
import chat.verbatim.api.chat.ChatView;
import chat.verbatim.eventstore.LogEntry;
import chat.verbatim.eventstore.LogReader;
import chat.verbatim.eventstore.ReadablePayload;
import chat.verbatim.realtime.fanout.LogTranslation;
import chat.verbatim.realtime.preference.PreferenceFrames;
import chat.verbatim.realtime.receipt.ReceiptFrames;
import chat.verbatim.realtime.routing.Broadcast;
import chat.verbatim.realtime.routing.Rooms;
import chat.verbatim.realtime.routing.Visibility;
import chat.verbatim.realtime.transport.Frame;
import chat.verbatim.realtime.user.UserFrames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.queryhandling.QueryGateway;

/**
 * What a user's chats have seen since a position, read chat by chat and by key from the end backwards: it costs what was
 * missed, however long the log is.
 */
public final class MissedEvents {
    private static final int FIRST_PAGE = 16;
    private static final int LARGEST_PAGE = 1_000;

    private final LogReader log;
    private final LogTranslation translation;
    private final ReceiptFrames receipts;
    private final PreferenceFrames preferences;
    private final UserFrames users;
    private final QueryGateway queries;
    private final Rooms rooms;

    public MissedEvents(
            LogReader log,
            LogTranslation translation,
            ReceiptFrames receipts,
            PreferenceFrames preferences,
            UserFrames users,
            QueryGateway queries,
            Rooms rooms) {
        this.users = users;
        this.preferences = preferences;
        this.rooms = rooms;
        this.log = log;
        this.translation = translation;
        this.receipts = receipts;
        this.queries = queries;
    }

    /**
     * The frames for a user who has seen everything up to {@code seen} and shall see everything up to {@code until}, in the
     * order of the log. Marks come as they are now, before everything else and again after each coming and going, which changes them: so
     * whoever is cut off in the middle, and resumes there, knows them or is told them again. Of each profile the newest change comes.
     *
     * @param most about how many frames there may be at the most
     * @return empty when there would be more: the client is better off fetching its chats anew
     */
    public Optional<List<Frame>> between(long seen, long until, Memberships memberships, int most) {
        // When a whole node's clients come back, what they missed is translated and encoded once for all of them.
        Optional<List<Broadcast>> kept = rooms.kept(seen, until);
        return kept.isPresent() ? Optional.of(shown(kept.get(), memberships)) : fromLog(seen, until, memberships, most);
    }

    private static List<Frame> shown(List<Broadcast> kept, Memberships memberships) {
        Set<String> chatIds =
                memberships.chats().stream().map(Membership::chatId).collect(Collectors.toSet());
        Visibility visibility = Visibility.before(kept, memberships.userId(), chatIds);
        return kept.stream()
                .flatMap(broadcast -> visibility.show(broadcast).stream())
                .toList();
    }

    private Optional<List<Frame>> fromLog(long seen, long until, Memberships memberships, int most) {
        List<Missed> missed = new ArrayList<>();
        for (Membership chat : memberships.chats()) {
            if (chat.lastPosition() > seen) {
                readBackwards(chat, seen, until, missed, most);
            }
            if (missed.size() > most) {
                return Optional.empty();
            }
        }
        for (Departure departure : memberships.departures()) {
            if (departure.position() > seen && departure.position() <= until) {
                log.read(departure.chatId(), departure.seq())
                        .flatMap(this::missed)
                        .ifPresent(missed::add);
            }
        }
        Optional<List<UserFrames.Missed>> profiles = users.between(seen, until, memberships.userId());
        if (profiles.isEmpty()) {
            return Optional.empty();
        }
        profiles.get()
                .forEach(profile -> missed.add(new Missed(
                        profile.position(),
                        Broadcast.ofUser(
                                profile.position(),
                                new Broadcast.Change.OfUser(memberships.userId(), null),
                                profile.frame()))));
        missed.sort(Comparator.comparingLong(Missed::position));
        Map<String, ChatView> changed = new HashMap<>();
        List<Frame> frames = new ArrayList<>(missed.size());
        for (Membership chat : memberships.chats()) {
            if (chat.lastPosition() > seen) {
                ChatView view = view(chat.chatId(), memberships.userId(), until);
                changed.put(chat.chatId(), view);
                frames.addAll(receipts.current(view, memberships.userId(), seen));
            }
        }
        for (Missed event : missed) {
            Broadcast broadcast = event.broadcast();
            frames.addAll(broadcast.frames().apply(memberships.userId()));
            ChatView view = changed.get(broadcast.chatId());
            if (view != null && broadcast.change() != Broadcast.Change.NONE) {
                frames.addAll(receipts.current(view, memberships.userId(), event.position()));
            }
        }
        for (Membership chat : memberships.chats()) {
            Chosen chosen = chat.chosen();
            if (chosen != null && chosen.position() > seen) {
                // As they are now, and last: whoever is cut off before resumes before them.
                frames.add(preferences.current(chat.chatId(), chosen.preferences(), until));
            }
        }
        return Optional.of(frames);
    }

    private void readBackwards(Membership chat, long seen, long until, List<Missed> missed, int most) {
        long last = chat.lastSeq();
        int page = FIRST_PAGE;
        while (last >= 0 && missed.size() <= most) {
            long first = Math.max(0, last - page + 1);
            List<LogEntry> entries = log.readAggregate(chat.chatId(), first, last);
            entries.stream()
                    .filter(entry -> entry.position() > seen && entry.position() <= until)
                    .flatMap(entry -> missed(entry).stream())
                    .forEach(missed::add);
            if (entries.isEmpty() || entries.getFirst().position() <= seen) {
                return;
            }
            last = first - 1;
            page = Math.min(LARGEST_PAGE, page * 4);
        }
    }

    private ChatView view(String chatId, String userId, long until) {
        return queries.query(new FindChat(chatId, userId, until), ChatView.class)
                .join();
    }

    /** Nothing of one that cannot be read; the client sees the hole in the seqs, and everything else. */
    private Optional<Missed> missed(LogEntry entry) {
        return ReadablePayload.of(entry.event())
                .map(payload -> new Missed(
                        entry.position(), translation.translate((ChatEvent) payload, entry.event(), entry.position())));
    }

    private record Missed(long position, Broadcast broadcast) {}
}
