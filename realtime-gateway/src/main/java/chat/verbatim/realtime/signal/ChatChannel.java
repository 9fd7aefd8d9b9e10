package chat.verbatim.realtime.signal;

import java.util.Collection;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * This node's end of the channels between the gateways, one for each chat. A signal reaches each other node that follows the
 * chat at most once, in the order of one sender, and never the sender itself. All of it is best effort: nothing fails when the
 * channels are away, and what is said meanwhile is lost.
 */
public interface ChatChannel {
    /** This node's name among the others. */
    String node();

    /** Who gets what others say: the chat's id and the signal. To be called once, before anything is followed; must not block. */
    void listen(BiConsumer<String, ChatSignal> listener);

    /** Hears what is said of a chat from about now on; never blocks. */
    void follow(String chatId);

    /** Hears no more of a chat; never blocks. */
    void unfollow(String chatId);

    /** Waits, not for long, until everything that was followed before is heard. */
    void awaitFollowed();

    /** How many other nodes follow each chat; chats that none does are left out, and all are when that cannot be told. */
    Map<String, Integer> otherFollowers(Collection<String> chatIds);

    /** Tells the other nodes that follow the chat; never blocks. */
    void publish(String chatId, ChatSignal signal);

    /** Tells one node; never blocks. */
    void send(String node, String chatId, ChatSignal signal);
}
