package chat.verbatim.realtime.webhook;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of outgoing webhooks, prefix {@code verbatim.realtime.webhooks}.
 *
 * @param allowPrivateReceivers whether receivers may be at private and loopback addresses and speak plain HTTP: for development and
 *     tests only, since any user could make the server knock at doors inside its network
 * @param timeout how long one attempt may take from connecting to the answer's status
 * @param firstRetry how long to wait after the first failure; doubled after each further one, and shortened by up to a half at random
 * @param longestRetry how long to wait between two attempts at the most
 * @param giveUpAfter how long one event is tried before it becomes a dead letter and the next one has its turn
 * @param disableAfter after how many dead letters in a row the webhook is disabled
 * @param checkEvery how often the deliverer looks for changes that other processes made, and keeps its claim; less than 5 seconds
 */
@ConfigurationProperties("verbatim.realtime.webhooks")
record WebhookSettings(
        @DefaultValue("false") boolean allowPrivateReceivers,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("1s") Duration firstRetry,
        @DefaultValue("1h") Duration longestRetry,
        @DefaultValue("1d") Duration giveUpAfter,
        @DefaultValue("5") int disableAfter,
        @DefaultValue("1s") Duration checkEvery) {

    public WebhookSettings {
        require(timeout.toMillis() >= 100, "timeout must be at least 100 ms");
        require(firstRetry.toMillis() >= 1, "first-retry must be at least 1 ms");
        require(longestRetry.compareTo(firstRetry) >= 0, "longest-retry must not be shorter than first-retry");
        require(!giveUpAfter.isNegative(), "give-up-after must not be negative");
        require(disableAfter >= 1, "disable-after must be at least 1");
        require(
                checkEvery.toMillis() >= 10 && checkEvery.toSeconds() < 5,
                "check-every must be at least 10 ms and less than 5 s");
    }

    private static void require(boolean rule, String message) {
        if (!rule) {
            throw new IllegalArgumentException("verbatim.realtime.webhooks." + message);
        }
    }
}
