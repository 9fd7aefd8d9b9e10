package chat.verbatim.realtime.routing;

/** Hears of which chats a member is on this node. Called under the lock of {@link Rooms}, so it must not block. */
public interface Audience {
    Audience NOBODY = new Audience() {
        @Override
        public void gathered(String chatId) {}

        @Override
        public void dispersed(String chatId) {}
    };

    /** The first member of the chat has come. */
    void gathered(String chatId);

    /** The last member of the chat has gone. */
    void dispersed(String chatId);
}
