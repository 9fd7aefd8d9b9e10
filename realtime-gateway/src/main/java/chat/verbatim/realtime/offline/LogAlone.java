package chat.verbatim.realtime.offline;

import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** No queues: what is owed comes from the log. */
public final class LogAlone implements OfflineQueues {
    @Override
    public boolean keep() {
        return false;
    }

    @Override
    public @Nullable String fault() {
        return null;
    }

    @Override
    public boolean put(List<String> userIds, List<OfflineMessage> messages) {
        return false;
    }

    @Override
    public OptionalLong waiting(String userId) {
        return OptionalLong.empty();
    }

    @Override
    public Taken take(String userId, int most) {
        return Taken.NOTHING;
    }
}
