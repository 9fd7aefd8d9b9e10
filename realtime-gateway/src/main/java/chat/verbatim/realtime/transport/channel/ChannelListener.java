package chat.verbatim.realtime.transport.channel;

import chat.verbatim.realtime.transport.CloseReason;

/** What a channel's protocol hears; all calls come one after the other, on a virtual thread. */
public interface ChannelListener {

    /** The channel can be written; the first call. */
    default void opened() {}

    /** A text message has arrived. */
    void text(String text);

    /** A binary message has arrived. */
    void binary(byte[] bytes);

    /** Messages were dropped because the client read too slowly; now it reads again. */
    void overflowed();

    /** The channel is closed; nothing comes after this. */
    void closed(CloseReason reason);

    /** A moment has passed, for time-outs; called about once a second, not in the order of the messages. */
    default void sweep(long nowNanos) {}
}
