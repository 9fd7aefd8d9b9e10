package chat.verbatim.command.user;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import chat.verbatim.api.Accepted;
import chat.verbatim.api.user.UserCommand.ChangeProfile;
import chat.verbatim.api.user.UserCommand.EndSession;
import chat.verbatim.api.user.UserCommand.RegisterUser;
import chat.verbatim.api.user.UserEvent;
import chat.verbatim.api.user.UserEvent.ProfileChanged;
import chat.verbatim.api.user.UserEvent.SessionEnded;
import chat.verbatim.api.user.UserEvent.UserRegistered;
import chat.verbatim.api.user.UserProfile;
import chat.verbatim.command.Claims;
import chat.verbatim.eventstore.LogEntry;
import chat.verbatim.eventstore.LogReader;
import com.fasterxml.jackson.annotation.JsonAutoDetect;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** A user's stream: what others may know. Names are unique by reservation, before anything comes here. */
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
final class User {
    @AggregateIdentifier
    @SuppressWarnings("NullAway.Init") // null before the first event: the framework asks for that
    private String userId;

    private @Nullable UserProfile profile;
    private long lastSeq = -1;

    /** For the framework, before the first event. */
    User() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Accepted handle(RegisterUser command, LogReader log) {
        if (profile != null) {
            return already(0, log);
        }
        apply(new UserRegistered(command.userId(), command.username().value(), command.profile()));
        return Accepted.at(lastSeq);
    }

    @CommandHandler
    Accepted handle(ChangeProfile command, LogReader log) {
        if (command.profile().equals(profile)) {
            return already(lastSeq, log);
        }
        apply(new ProfileChanged(userId, command.profile()));
        return Accepted.at(lastSeq);
    }

    /** A session ends once; the claim remembers which did, so that the aggregate need not. */
    @CommandHandler
    Accepted handle(EndSession command, LogReader log, @MetaDataValue(Claims.HOLDER_SEQ) @Nullable Long endedAt) {
        if (endedAt != null) {
            return already(endedAt, log);
        }
        apply(
                new SessionEnded(userId, command.sessionId(), command.reason()),
                Claims.claiming("session-end:" + command.sessionId()));
        return Accepted.at(lastSeq);
    }

    @EventSourcingHandler
    void on(UserEvent event, @SequenceNumber long seq) {
        userId = event.userId();
        lastSeq = seq;
        switch (event) {
            case UserRegistered it -> profile = it.profile();
            case ProfileChanged it -> profile = it.profile();
            case SessionEnded _ -> {}
        }
    }

    private Accepted already(long seq, LogReader log) {
        return Accepted.already(seq)
                .withPosition(log.read(userId, seq).map(LogEntry::position).orElse(0L));
    }
}
