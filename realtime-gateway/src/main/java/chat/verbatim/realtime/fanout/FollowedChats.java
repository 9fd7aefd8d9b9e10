package chat.verbatim.realtime.fanout;

import chat.verbatim.realtime.routing.Audience;
import chat.verbatim.realtime.signal.ChatChannel;

/** Follows the channels of exactly the chats that have a member here. */
public final class FollowedChats implements Audience {
    private final ChatChannel channel;

    public FollowedChats(ChatChannel channel) {
        this.channel = channel;
    }

    @Override
    public void gathered(String chatId) {
        channel.follow(chatId);
    }

    @Override
    public void dispersed(String chatId) {
        channel.unfollow(chatId);
    }
}
