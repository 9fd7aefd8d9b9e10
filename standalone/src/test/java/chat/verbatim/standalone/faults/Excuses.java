package chat.verbatim.standalone.faults;

import chat.verbatim.standalone.faults.DeviceHistory.Life;
import chat.verbatim.standalone.faults.Truth.ChatState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** What nobody can say that a device should have heard. */
final class Excuses {
    /**
     * How far one connection of it came, and from where on it was live.
     *
     * @param cameIn where, on its way to that, it was told that its user came into a chat, by chat
     */
    private record Reach(long last, OptionalLong live, Map<String, Long> cameIn) {
        static Reach of(Life life, String userId) {
            long last = life.frames().stream()
                    .filter(Frame::hasPosition)
                    .mapToLong(Frame::position)
                    .max()
                    .orElse(0);
            OptionalLong live = life.frames().stream()
                    .filter(frame -> frame.is("caught_up"))
                    .mapToLong(Frame::position)
                    .findFirst();
            Map<String, Long> cameIn = new HashMap<>();
            life.frames().stream()
                    .takeWhile(frame -> !frame.is("caught_up"))
                    .filter(frame ->
                            frame.is("participant_added") && frame.userId().equals(userId))
                    .forEach(frame -> cameIn.put(frame.chatId(), frame.position()));
            return new Reach(last, live, cameIn);
        }

        boolean cameInAfter(String chatId, long position) {
            return cameIn.getOrDefault(chatId, 0L) > position;
        }
    }

    private final Truth truth;
    private final String userId;
    private final List<Reach> reaches;

    Excuses(Truth truth, DeviceHistory device) {
        this.truth = truth;
        this.userId = device.userId();
        this.reaches =
                device.lives().stream().map(life -> Reach.of(life, userId)).toList();
    }

    /**
     * Whether it was away when this happened, and its user was no member any more when it came back, or was thrown out before it had
     * quite come back, or was told while it came back that they are in again: whoever comes in fetches the chat.
     */
    boolean cover(String chatId, long position) {
        boolean passedWhileComingBack = false;
        for (Reach reach : reaches) {
            if (reach.live().isEmpty()) {
                passedWhileComingBack |= reach.last() >= position;
            } else if (reach.live().getAsLong() >= position) {
                ChatState chat = truth.chat(chatId);
                return chat.hasLostBetween(userId, position, reach.live().getAsLong())
                        && (passedWhileComingBack
                                || reach.cameInAfter(chatId, position)
                                || !chat.hadMember(userId, reach.live().getAsLong()));
            } else if (reach.last() >= position) {
                return false;
            }
        }
        return false;
    }
}
