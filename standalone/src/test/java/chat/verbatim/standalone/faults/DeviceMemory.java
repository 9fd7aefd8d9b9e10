package chat.verbatim.standalone.faults;

import chat.verbatim.standalone.faults.DeviceHistory.Life;
import chat.verbatim.standalone.faults.DeviceHistory.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a device remembers, and what is recorded of it. */
final class DeviceMemory {
    private final String name;
    private final String userId;
    private final boolean resumes;
    private final List<Life> lives = new ArrayList<>();
    private final List<Snapshot> snapshots = new ArrayList<>();
    private final Map<String, Long> newest = new HashMap<>();
    private final Map<String, Long> acknowledged = new HashMap<>();
    private final Map<String, Long> toFetch = new HashMap<>();
    private @Nullable String position;
    private boolean caughtUp;
    private boolean asksToSync;

    DeviceMemory(String name, String userId, boolean resumes) {
        this.name = name;
        this.userId = userId;
        this.resumes = resumes;
    }

    /** A new connection; says from which position, null for none. */
    synchronized @Nullable String begin() {
        String from = resumes ? position : null;
        lives.add(new Life(from == null ? null : Frame.number(from), Map.copyOf(acknowledged), new ArrayList<>()));
        caughtUp = false;
        asksToSync = false;
        return from;
    }

    synchronized void hear(Frame frame) {
        lives.getLast().frames().add(frame);
        if (frame.hasPosition() && (caughtUp || lives.getLast().from() != null || frame.is("caught_up"))) {
            position = frame.data().path("position").asString();
        }
        if (frame.isMessage()) {
            newest.merge(frame.chatId(), frame.seq(), Math::max);
        }
        if (frame.is("caught_up")) {
            caughtUp = true;
        }
        if (frame.is("resync")) {
            asksToSync = true;
        }
        boolean comes = frame.is("chat_created")
                || (frame.is("participant_added") && frame.userId().equals(userId));
        if (comes) {
            toFetch.put(frame.chatId(), frame.position());
        }
        notifyAll();
    }

    /** Whether the current connection has caught up since it had heard so many frames. */
    synchronized boolean isCaughtUp(int heardBefore) {
        List<Frame> frames = lives.getLast().frames();
        return frames.subList(Math.min(heardBefore, frames.size()), frames.size()).stream()
                .anyMatch(frame -> frame.is("caught_up"));
    }

    /** Whether the server has dropped frames since this was last asked. */
    synchronized boolean takeResync() {
        boolean asked = asksToSync;
        asksToSync = false;
        return asked;
    }

    synchronized @Nullable String position() {
        return position;
    }

    /** Whether the last thing that the device was told is that nothing connects to what it knew before. */
    synchronized boolean isStartedAnew(int heardBefore) {
        List<Frame> frames = lives.getLast().frames();
        return frames.subList(Math.min(heardBefore, frames.size()), frames.size()).stream()
                .anyMatch(Frame::isNewStart);
    }

    synchronized int heard() {
        return lives.getLast().frames().size();
    }

    /** Chats to fetch, each with the position that made it necessary. */
    synchronized Map<String, Long> takeFetches() {
        Map<String, Long> taken = Map.copyOf(toFetch);
        toFetch.clear();
        return taken;
    }

    synchronized void fetched(String chatId, long at, JsonNode chat, List<JsonNode> messages) {
        snapshots.add(new Snapshot(chatId, at, chat, messages));
    }

    /** The newest message that this device knows of in a chat, -1 for none. */
    synchronized long newest(String chatId) {
        return newest.getOrDefault(chatId, -1L);
    }

    synchronized void acknowledged(String chatId, long seq) {
        acknowledged.merge(chatId, seq, Math::max);
    }

    /** Waits until a frame was heard that fits; false when none was by then. */
    synchronized boolean await(Predicate<Frame> condition, long deadline) throws InterruptedException {
        while (lives.isEmpty()
                || lives.stream().noneMatch(life -> life.frames().stream().anyMatch(condition))) {
            long millis = (deadline - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                return false;
            }
            wait(millis);
        }
        return true;
    }

    synchronized DeviceHistory history() {
        List<Life> copy = lives.stream()
                .map(life -> new Life(life.from(), life.acknowledged(), List.copyOf(life.frames())))
                .toList();
        return new DeviceHistory(name, userId, resumes, copy, List.copyOf(snapshots));
    }
}
