package chat.verbatim.realtime.trace;

import chat.verbatim.api.trace.Step;
import chat.verbatim.api.trace.TraceField;
import chat.verbatim.api.trace.Traces;
import chat.verbatim.realtime.routing.FrameWatch;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;

/** The steps of messages in this gateway. Safe for use by any thread. */
public final class GatewayTraces {
    private final Traces traces;
    private final AwaitedReceipts receipts = new AwaitedReceipts();

    public GatewayTraces(Traces traces) {
        this.traces = traces;
    }

    /** Begins with what a client says, when it is followed. */
    public Step said(String event) {
        return traces.begin(event, null);
    }

    /** Goes on with an event of the log, when it is followed. */
    public Step follow(String name, TrackedEventMessage<?> event, long position) {
        // The time first, for metadata has to be read out of JSON.
        if (!traces.isOn() || !traces.isRecent(event.getTimestamp())) {
            return Step.NONE;
        }
        return traces.follow(name, event.getMetaData().get(Traces.KEY)).with(TraceField.POSITION, position);
    }

    /** Sees an event of a chat go to each device. */
    public @Nullable FrameWatch eachDevice(Step fanOut) {
        return fanOut.isFollowed() ? new TracedFrames(fanOut, null) : null;
    }

    /** Sees a message go to each device, and then waits for what the device says of it. */
    public @Nullable FrameWatch eachDevice(Step fanOut, String chatId, long seq) {
        return fanOut.isFollowed()
                ? new TracedFrames(fanOut, (connection, frame) -> receipts.await(connection.id(), chatId, seq, frame))
                : null;
    }

    /**
     * A device has everything of a chat up to a seq.
     *
     * @param read whether its user has read it, too
     * @return what the newest of the receipts belongs to
     */
    public Step received(String connectionId, String chatId, long seq, boolean read) {
        return traces.isOn() ? receipts.received(connectionId, chatId, seq, read) : Step.NONE;
    }
}
