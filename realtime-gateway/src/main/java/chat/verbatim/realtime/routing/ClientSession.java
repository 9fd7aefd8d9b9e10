package chat.verbatim.realtime.routing;

import chat.verbatim.api.session.Caller;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What the gateway knows of one connection: who it belongs to. */
public final class ClientSession {
    private final @Nullable String resumeFrom;
    private volatile Caller caller;
    private volatile long liveAfter = -1;

    /** @param resumeFrom the position that the client gave in its handshake, if it did */
    public ClientSession(Caller caller, @Nullable String resumeFrom) {
        this.caller = caller;
        this.resumeFrom = resumeFrom;
    }

    public String userId() {
        return caller.userId();
    }

    public Caller caller() {
        return caller;
    }

    public @Nullable String resumeFrom() {
        return resumeFrom;
    }

    /** The same user goes on under a newer token. */
    public void renew(Caller renewed) {
        caller = renewed;
    }

    /** The position after which it has heard everything as it happened; empty while it has never been live. */
    public OptionalLong liveAfter() {
        return liveAfter < 0 ? OptionalLong.empty() : OptionalLong.of(liveAfter);
    }

    void becomeLive(long position) {
        liveAfter = position;
    }

    /** Whether it is to be told of what stands at a position of the log. */
    boolean isLiveAt(long position) {
        return position > liveAfter;
    }
}
