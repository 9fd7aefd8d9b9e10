package chat.verbatim.realtime.routing;

import chat.verbatim.realtime.transport.Connection;
import chat.verbatim.realtime.transport.Frame;

/** Sees to whom a broadcast goes. Called under the lock of {@link Rooms}, so it must not block. */
public interface FrameWatch {
    /** @return the frame, or the same one with something to it */
    Frame toSend(Connection<ClientSession> connection, Frame frame);

    /** It went to all whom it concerns. */
    void done();
}
