package chat.verbatim.http;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.InstantSource;

/** How often each of many may do something: a burst at once, then so many a second. In memory; a restart forgets. */
public final class TokenBuckets {
    private static final int REMEMBERED = 100_000;
    private static final double SECOND_IN_MILLIS = 1_000;

    private final double burst;
    private final double perMilli;
    private final InstantSource clock;
    private final Cache<String, Bucket> buckets;

    /**
     * @param burst so many at once; 1 or more
     * @param perSecond so many more each second; more than 0
     */
    public TokenBuckets(int burst, double perSecond, InstantSource clock) {
        this.burst = burst;
        this.perMilli = perSecond / SECOND_IN_MILLIS;
        this.clock = clock;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                // A bucket that nobody touched that long is full again.
                .expireAfterAccess(Duration.ofMillis((long) (burst / perMilli) + 1))
                .build();
    }

    /** @throws chat.verbatim.api.RefusedException with {@code RATE_LIMITED}, and when to come back, if the bucket is empty */
    public void take(String key) {
        Duration wait = bucket(key).take();
        if (!wait.isZero()) {
            throw Refusal.later(RefusalCode.RATE_LIMITED, "Too many attempts; try again later.", wait);
        }
    }

    /** Takes a token back: what it was taken for turned out well. */
    public void giveBack(String key) {
        bucket(key).giveBack();
    }

    private Bucket bucket(String key) {
        return buckets.get(key, missing -> new Bucket());
    }

    private final class Bucket {
        private double tokens = burst;
        private long at = clock.millis();

        /** How long to wait for the next token; zero when there was one. */
        synchronized Duration take() {
            fill();
            if (tokens >= 1) {
                tokens--;
                return Duration.ZERO;
            }
            return Duration.ofMillis((long) Math.ceil((1 - tokens) / perMilli));
        }

        synchronized void giveBack() {
            fill();
            tokens = Math.min(burst, tokens + 1);
        }

        private void fill() {
            long now = clock.millis();
            // A clock that was put back must not empty the bucket.
            tokens = Math.min(burst, tokens + Math.max(0, now - at) * perMilli);
            at = now;
        }
    }
}
