package chat.verbatim.command.user;

import chat.verbatim.api.user.UserEvent.BotRegistered;
import chat.verbatim.api.user.UserEvent.ProfileChanged;
import chat.verbatim.api.user.UserEvent.UserRegistered;
import chat.verbatim.api.user.UserProfile;
import chat.verbatim.node.restore.BesideTheLog;
import com.mongodb.client.MongoDatabase;
import java.util.Map;
import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** Brings accounts, which stand beside the log, to what the log says of their users up to some point. Passwords and addresses stay as they are. */
public final class AccountsRestore implements BesideTheLog {
    private final AccountStore accounts;
    private final EventStore log;

    /** @param log as it is before its end is taken off */
    public AccountsRestore(MongoDatabase database, EventStore log) {
        this.accounts = new AccountStore(database);
        this.log = log;
    }

    /** By user. An account whose registration goes stays, and is registered anew at its next log-in. */
    @Override
    public void restore(Map<String, Long> firstSeqs) {
        firstSeqs.forEach((userId, firstSeq) -> {
            if (firstSeq == 0) {
                accounts.restoreUnregistered(userId);
            } else if (accounts.findAny(userId).isPresent()) {
                profileBefore(userId, firstSeq)
                        .ifPresent(last -> accounts.restoreProfile(userId, last.profile(), last.seq()));
            }
        });
    }

    private record ChosenProfile(UserProfile profile, long seq) {}

    private Optional<ChosenProfile> profileBefore(String userId, long firstSeq) {
        // From the first event on, and past snapshots, which may be of later.
        return log.readEvents(userId, 0)
                .asStream()
                .takeWhile(event -> event.getSequenceNumber() < firstSeq)
                .flatMap(event -> chosen(event.getPayload()).stream()
                        .map(profile -> new ChosenProfile(profile, event.getSequenceNumber())))
                .reduce((earlier, later) -> later);
    }

    private static Optional<UserProfile> chosen(Object event) {
        return switch (event) {
            case UserRegistered registered -> Optional.of(registered.profile());
            case BotRegistered registered -> Optional.of(registered.profile());
            case ProfileChanged changed -> Optional.of(changed.profile());
            default -> Optional.empty();
        };
    }
}
