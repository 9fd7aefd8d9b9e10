package chat.verbatim.realtime.signal;

class InProcessChannelsTest extends ChatChannelContract {
    private final InProcessChannels channels = new InProcessChannels();
    private int joined;

    @Override
    protected ChatChannel join() {
        return channels.join("node " + ++joined);
    }
}
