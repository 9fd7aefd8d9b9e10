package chat.verbatim.realtime.trace;

import chat.verbatim.api.trace.Step;
import chat.verbatim.api.trace.TraceField;
import chat.verbatim.realtime.routing.ClientSession;
import chat.verbatim.realtime.routing.FrameWatch;
import chat.verbatim.realtime.transport.Connection;
import chat.verbatim.realtime.transport.Frame;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A step for each frame of an event, from when it is queued until it is written to the line. For one thread. */
final class TracedFrames implements FrameWatch {
    /** Of a large group the first ones will do. */
    private static final int MOST = 256;

    private final Step fanOut;
    private final @Nullable BiConsumer<Connection<ClientSession>, Step> queued;
    private int receivers;

    /** @param queued hears of each step; null for nobody */
    TracedFrames(Step fanOut, @Nullable BiConsumer<Connection<ClientSession>, Step> queued) {
        this.fanOut = fanOut;
        this.queued = queued;
    }

    @Override
    public Frame toSend(Connection<ClientSession> connection, Frame frame) {
        receivers++;
        if (receivers > MOST) {
            return frame;
        }
        Step step = fanOut.next("frame " + frame.event())
                .with(TraceField.USER, connection.session().userId())
                .with(TraceField.CONNECTION, connection.id());
        if (queued != null) {
            queued.accept(connection, step);
        }
        return frame.whenWritten(step::end);
    }

    @Override
    public void done() {
        fanOut.with(TraceField.RECEIVERS, receivers);
    }
}
