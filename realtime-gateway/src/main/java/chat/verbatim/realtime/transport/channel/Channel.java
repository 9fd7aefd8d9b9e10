package chat.verbatim.realtime.transport.channel;

import chat.verbatim.realtime.transport.CloseReason;
import java.time.Duration;

/** A client's end of the line below its application protocol: messages in both directions, in order. */
public interface Channel {

    /** The address that the client comes from. */
    String remoteAddress();

    /** Queues a message; dropped when the channel is closed or has overflowed. Never blocks, never throws. */
    void send(Message message);

    /**
     * Waits until at most half of the queue is in use.
     *
     * @return false if that did not happen in time, or if the channel is closed or has overflowed
     */
    boolean awaitRoom(Duration atMost) throws InterruptedException;

    /** Accepts messages again after an overflow. */
    void resume();

    /** Closes the channel after what is queued has been written. */
    void close(CloseReason reason);
}
