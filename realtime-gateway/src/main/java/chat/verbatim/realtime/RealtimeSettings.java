package chat.verbatim.realtime;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the gateway, prefix {@code verbatim.realtime}.
 *
 * @param heartbeatInterval how often each client hears the newest position
 * @param receiptWindow how long the first mark of a chat waits for others before they are stored together
 * @param receiptsLargestChat in chats with more live members than this a mark is told only to those whose messages it passes, and what was read to its own user
 * @param typingTtl how long somebody is shown as typing after their last sign of it
 * @param presenceTtl how long somebody is shown as online after their node was killed
 * @param presenceDebounce how long somebody may be away before others are told
 * @param presenceLargestChat chats with more live members than this hear of nobody's coming and going
 * @param keptBroadcasts how many of the newest events are kept for clients that are about to go live
 * @param catchUpsAtOnce how many clients catch up at once; 0 for as many as there are processors, with which those who are talking notice
 *     others coming back the least
 * @param mostCatchUpsWaiting how many clients may wait to catch up before others are asked to come back later
 * @param mostMissed a client that missed, or whose user is owed, more events than about this is told to fetch its chats anew
 * @param eventBurst how many events a connection may send at once
 * @param eventsPerSecond how many more events a connection may send each second
 */
@ConfigurationProperties("verbatim.realtime")
record RealtimeSettings(
        @DefaultValue("15s") Duration heartbeatInterval,
        @DefaultValue("50ms") Duration receiptWindow,
        @DefaultValue("100") int receiptsLargestChat,
        @DefaultValue("6s") Duration typingTtl,
        @DefaultValue("45s") Duration presenceTtl,
        @DefaultValue("3s") Duration presenceDebounce,
        @DefaultValue("100") int presenceLargestChat,
        @DefaultValue("2048") int keptBroadcasts,
        @DefaultValue("0") int catchUpsAtOnce,
        @DefaultValue("5000") int mostCatchUpsWaiting,
        @DefaultValue("10000") int mostMissed,
        @DefaultValue("1000") int eventBurst,
        @DefaultValue("200") double eventsPerSecond) {

    public RealtimeSettings {
        require(heartbeatInterval.toMillis() >= 100, "heartbeatInterval must be at least 100 ms");
        require(!receiptWindow.isNegative(), "receiptWindow must not be negative");
        require(receiptsLargestChat >= 0, "receiptsLargestChat must not be negative");
        require(typingTtl.isPositive(), "typingTtl must be positive");
        require(presenceTtl.toMillis() >= 1_000, "presenceTtl must be at least 1 s");
        require(!presenceDebounce.isNegative(), "presenceDebounce must not be negative");
        require(presenceLargestChat >= 0, "presenceLargestChat must not be negative");
        require(keptBroadcasts >= 1, "keptBroadcasts must be at least 1");
        require(catchUpsAtOnce >= 0, "catchUpsAtOnce must not be negative");
        require(mostCatchUpsWaiting >= 1, "mostCatchUpsWaiting must be at least 1");
        require(mostMissed >= 1, "mostMissed must be at least 1");
        require(eventBurst >= 1, "eventBurst must be at least 1");
        require(eventsPerSecond > 0, "eventsPerSecond must be more than 0");
    }

    /** How many clients catch up at once. */
    int turns() {
        return catchUpsAtOnce == 0 ? Math.max(2, Runtime.getRuntime().availableProcessors()) : catchUpsAtOnce;
    }

    private static void require(boolean rule, String message) {
        if (!rule) {
            throw new IllegalArgumentException("verbatim.realtime: " + message);
        }
    }
}
