package chat.verbatim.realtime.webhook;

import chat.verbatim.api.chat.ChatEvent;
import chat.verbatim.eventstore.LogEntry;
import chat.verbatim.eventstore.ReadablePayload;
import chat.verbatim.realtime.fanout.LogTranslation;
import chat.verbatim.realtime.transport.Frame;
import chat.verbatim.realtime.webhook.Receiver.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One event on its way to one receiver: the frame that a socket would get, wrapped, with an id that stays the same however often it comes. */
final class Delivery {
    /** Nobody's: the frame that is the same for all members but the sender. */
    private static final String NOBODY = "";

    private final LogTranslation translation;
    private final Receiver receiver;
    private final InstantSource clock;

    Delivery(LogTranslation translation, Receiver receiver, InstantSource clock) {
        this.translation = translation;
        this.receiver = receiver;
        this.clock = clock;
    }

    /** The frame of an event that the webhook is subscribed to. */
    Optional<Frame> frameOf(Webhook webhook, LogEntry entry) {
        if (!(ReadablePayload.of(entry.event()).orElse(null) instanceof ChatEvent event)
                || !mayConcern(webhook, event)) {
            return Optional.empty();
        }
        List<Frame> frames = translation
                .translate(event, entry.event(), entry.position())
                .frames()
                .apply(NOBODY);
        return frames.stream()
                .filter(frame -> webhook.events().contains(frame.event()))
                .findFirst();
    }

    /** Saves the translation of what nobody asked for. */
    private static boolean mayConcern(Webhook webhook, ChatEvent event) {
        return WebhookEvent.of(event)
                .filter(known -> webhook.events().contains(known.wireName()))
                .isPresent();
    }

    Outcome attempt(Webhook webhook, LogEntry entry, Frame frame) {
        String id = webhook.id() + '_' + entry.event().getSequenceNumber();
        byte[] body = ("{\"id\":\"" + id + "\",\"webhookId\":\"" + webhook.id() + "\",\"event\":\"" + frame.event()
                        + "\",\"data\":" + frame.json() + '}')
                .getBytes(StandardCharsets.UTF_8);
        long timestamp = clock.instant().getEpochSecond();
        Map<String, String> headers = Map.of(
                "webhook-id", id,
                "webhook-timestamp", Long.toString(timestamp),
                "webhook-signature", Signature.sign(webhook.secret(), id, timestamp, body));
        return receiver.post(webhook.url(), headers, body);
    }
}
