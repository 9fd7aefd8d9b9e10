package chat.verbatim.standalone.faults;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * All that a device heard and fetched.
 *
 * @param resumes whether it keeps its position; otherwise it takes what its user is owed each time
 * @param lives one for each time it was connected, in order
 * @param snapshots what it fetched, in order
 */
record DeviceHistory(String name, String userId, boolean resumes, List<Life> lives, List<Snapshot> snapshots) {
    /**
     * @param from the position that it resumed from; null when it had none
     * @param acknowledged up to what seq of each chat the server had confirmed before that it arrived
     */
    record Life(@Nullable Long from, Map<String, Long> acknowledged, List<Frame> frames) {}

    /** @param position the position at which the device had a reason to fetch */
    record Snapshot(String chatId, long position, JsonNode chat, List<JsonNode> messages) {}

    DeviceHistory withLives(List<Life> others) {
        return new DeviceHistory(name, userId, resumes, others, snapshots);
    }
}
