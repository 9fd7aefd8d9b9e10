package chat.verbatim.command.chat;

import chat.verbatim.api.moderation.Suspension;
import chat.verbatim.api.moderation.Suspensions;
import chat.verbatim.api.session.Caller;
import java.time.Instant;
import java.util.Optional;

record NobodySuspendedBut(String suspendedId) implements Suspensions {
    @Override
    public Optional<Suspension> find(String userId) {
        return userId.equals(suspendedId)
                ? Optional.of(new Suspension(Instant.EPOCH, "operator", "Spam"))
                : Optional.empty();
    }

    @Override
    public boolean cover(Caller caller) {
        return caller.userId().equals(suspendedId);
    }

    @Override
    public boolean concern(String userId, Caller caller) {
        return cover(caller);
    }
}
