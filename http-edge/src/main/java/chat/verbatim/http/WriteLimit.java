package chat.verbatim.http;

import java.time.InstantSource;

/**
 * How often each user may change something, by HTTP and over sockets together. Each process counts for itself: with n of them behind a
 * balancer somebody may get n times as far, which is enough to keep one user from slowing down the others.
 */
public final class WriteLimit {
    private final TokenBuckets byUser;

    WriteLimit(LimitSettings settings, InstantSource clock) {
        this.byUser =
                new TokenBuckets(settings.perUser().burst(), settings.perUser().perSecond(), clock);
    }

    /** @throws chat.verbatim.api.RefusedException with {@code RATE_LIMITED}, and when to come back, if it was too often */
    public void take(String userId) {
        byUser.take(userId);
    }
}
