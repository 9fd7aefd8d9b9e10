package chat.verbatim.realtime.echo;

import chat.verbatim.realtime.transport.CloseReason;
import chat.verbatim.realtime.transport.channel.Channel;
import chat.verbatim.realtime.transport.channel.ChannelListener;
import chat.verbatim.realtime.transport.channel.Message;

/** Sends each Engine.IO message back. */
record EchoChannel(Channel channel) implements ChannelListener {

    @Override
    public void text(String text) {
        channel.send(Message.text("4" + text));
    }

    @Override
    public void binary(byte[] bytes) {
        channel.send(Message.binary(bytes));
    }

    @Override
    public void overflowed() {
        channel.resume();
    }

    @Override
    public void closed(CloseReason reason) {}
}
