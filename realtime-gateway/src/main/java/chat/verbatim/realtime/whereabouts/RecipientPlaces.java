package chat.verbatim.realtime.whereabouts;

import chat.verbatim.api.receipt.ReceiptQuery.Recipient;
import chat.verbatim.realtime.offline.OfflineQueues;
import chat.verbatim.realtime.presence.PresenceLeases;
import chat.verbatim.realtime.whereabouts.Whereabouts.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts to the marks of recipients who of them is online, and what waits for them. */
final class RecipientPlaces {
    /** Each costs a round trip to the broker. */
    private static final int MOST_QUEUES = 20;

    private final PresenceLeases presence;
    private final OfflineQueues queues;

    RecipientPlaces(PresenceLeases presence, OfflineQueues queues) {
        this.presence = presence;
        this.queues = queues;
    }

    List<Place> of(List<Recipient> recipients) {
        Set<String> online = presence.online(
                        recipients.stream().map(Recipient::userId).toList())
                .orElse(null);
        List<Place> places = new ArrayList<>(recipients.size());
        int asked = 0;
        for (Recipient recipient : recipients) {
            Long queued = null;
            if (recipient.owed() && queues.keep() && asked < MOST_QUEUES) {
                asked++;
                queued = known(queues.waiting(recipient.userId()));
            }
            places.add(new Place(
                    recipient.userId(),
                    recipient.status(),
                    recipient.deliveredAt(),
                    recipient.readAt(),
                    recipient.owed(),
                    online == null ? null : online.contains(recipient.userId()),
                    queued));
        }
        return places;
    }

    private static @Nullable Long known(OptionalLong waiting) {
        return waiting.isPresent() ? waiting.getAsLong() : null;
    }
}
