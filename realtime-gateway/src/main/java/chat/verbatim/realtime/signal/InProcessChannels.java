package chat.verbatim.realtime.signal;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiConsumer;

/** Channels between the gateways of one process; usually there is one gateway, and nobody else to hear it. */
public final class InProcessChannels {
    private final ConcurrentMap<String, End> ends = new ConcurrentHashMap<>();

    /** The end of a node of this name. */
    public ChatChannel join(String node) {
        End end = new End(node);
        ends.put(node, end);
        return end;
    }

    private final class End implements ChatChannel {
        private final String node;
        private final Set<String> followed = ConcurrentHashMap.newKeySet();
        private volatile BiConsumer<String, ChatSignal> listener = (chatId, signal) -> {};

        End(String node) {
            this.node = node;
        }

        @Override
        public String node() {
            return node;
        }

        @Override
        public void listen(BiConsumer<String, ChatSignal> heard) {
            this.listener = heard;
        }

        @Override
        public void follow(String chatId) {
            followed.add(chatId);
        }

        @Override
        public void unfollow(String chatId) {
            followed.remove(chatId);
        }

        @Override
        public void awaitFollowed() {}

        @Override
        public Map<String, Integer> otherFollowers(Collection<String> chatIds) {
            Map<String, Integer> counts = new HashMap<>();
            for (End end : ends.values()) {
                if (end != this) {
                    chatIds.stream().filter(end.followed::contains).forEach(id -> counts.merge(id, 1, Integer::sum));
                }
            }
            return counts;
        }

        @Override
        public void publish(String chatId, ChatSignal signal) {
            for (End end : ends.values()) {
                if (end != this && end.followed.contains(chatId)) {
                    end.listener.accept(chatId, signal);
                }
            }
        }

        @Override
        public void send(String receiver, String chatId, ChatSignal signal) {
            End end = ends.get(receiver);
            if (end != null) {
                end.listener.accept(chatId, signal);
            }
        }
    }
}
