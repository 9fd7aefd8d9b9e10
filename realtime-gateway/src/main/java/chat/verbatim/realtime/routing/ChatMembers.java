package chat.verbatim.realtime.routing;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Who of each chat is on this node. Guarded by the lock of {@link Rooms}. */
final class ChatMembers {
    private final Map<String, Set<Room>> roomsByChat = new HashMap<>();
    private final Audience audience;

    ChatMembers(Audience audience) {
        this.audience = audience;
    }

    Set<Room> of(String chatId) {
        return roomsByChat.getOrDefault(chatId, Set.of());
    }

    void add(String chatId, Room room) {
        Set<Room> members = roomsByChat.computeIfAbsent(chatId, id -> new HashSet<>());
        boolean first = members.isEmpty();
        members.add(room);
        if (first) {
            audience.gathered(chatId);
        }
    }

    void remove(String chatId, Room room) {
        Set<Room> members = roomsByChat.get(chatId);
        if (members != null && members.remove(room) && members.isEmpty()) {
            roomsByChat.remove(chatId);
            audience.dispersed(chatId);
        }
    }
}
