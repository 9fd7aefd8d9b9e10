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
        take(key, 1, "Too many attempts; try again later.");
    }

    /**
     * Takes several tokens, or none.
     *
     * @param amount how many; of more than a burst, a full bucket is enough
     * @param detail what somebody is told who has to wait
     * @throws chat.verbatim.api.RefusedException with {@code RATE_LIMITED}, and when to come back, if so many are not there
     */
    public void take(String key, double amount, String detail) {
        Duration wait = bucket(key).take(Math.min(amount, burst));
        if (!wait.isZero()) {
            throw Refusal.later(RefusalCode.RATE_LIMITED, detail, wait);
        }
    }

    /** Takes a token back: what it was taken for turned out well. */
    public void giveBack(String key) {
        giveBack(key, 1);
    }

    /** Takes tokens back: what they were taken for did not need them. */
    public void giveBack(String key, double amount) {
        bucket(key).giveBack(amount);
    }

    private Bucket bucket(String key) {
        return buckets.get(key, missing -> new Bucket());
    }

    private final class Bucket {
        private double tokens = burst;
        private long at = clock.millis();

        /** How long to wait for so many tokens; zero when they were there. */
        synchronized Duration take(double amount) {
            fill();
            if (tokens >= amount) {
                tokens -= amount;
                return Duration.ZERO;
            }
            return Duration.ofMillis((long) Math.ceil((amount - tokens) / perMilli));
        }

        synchronized void giveBack(double amount) {
            fill();
            tokens = Math.min(burst, tokens + amount);
        }

        private void fill() {
            long now = clock.millis();
            // A clock that was put back must not empty the bucket.
            tokens = Math.min(burst, tokens + Math.max(0, now - at) * perMilli);
            at = now;
        }
    }
}
