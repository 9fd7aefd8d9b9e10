package chat.verbatim.api.trace;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Follows nothing. */
record NoTraces() implements Traces {
    @Override
    public boolean isOn() {
        return false;
    }

    @Override
    public Step begin(String name, @Nullable String traceparent) {
        return Step.NONE;
    }

    @Override
    public Step follow(String name, @Nullable Object cause) {
        return Step.NONE;
    }

    @Override
    public boolean isRecent(Instant at) {
        return false;
    }

    @Override
    public Step current() {
        return Step.NONE;
    }
}
