package chat.verbatim.api.trace;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Follows single messages on their way: a trace is a tree of {@link Step}s that may happen in several processes. Most messages are not
 * followed, and cost no more than a look at their metadata. Safe for use by any thread.
 */
public interface Traces {
    /**
     * The key of metadata of commands and events under which {@link Step#carried} travels. An event keeps it in the log; one that is not
     * followed has no such key.
     */
    String KEY = "trace";

    /** Nothing is ever followed. */
    Traces NONE = new NoTraces();

    /** Whether anything is ever followed in this process; where not, nobody need look for what is carried. */
    boolean isOn();

    /**
     * Begins where something comes in from outside. It is followed when whoever sent it asks for that, or by chance, but not more often than the
     * settings allow.
     *
     * @param name what comes in, out of a small set of names
     * @param traceparent what the sender says of a trace that it belongs to (W3C Trace Context), from outside and not checked; null when it says
     *     nothing
     * @return {@link Step#NONE} when it is not followed
     */
    Step begin(String name, @Nullable String traceparent);

    /**
     * Goes on with what another thread or process has begun.
     *
     * @param name out of a small set of names
     * @param cause as {@link Step#carried} gave it; anything else, and null, is followed by nobody
     */
    Step follow(String name, @Nullable Object cause);

    /** Whether an event that happened then is still followed; a projection that is rebuilt does not tell old stories again. */
    boolean isRecent(Instant at);

    /** The step that the calling thread is in. */
    Step current();
}
