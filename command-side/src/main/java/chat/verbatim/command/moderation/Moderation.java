package chat.verbatim.command.moderation;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import chat.verbatim.api.Accepted;
import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.moderation.ModerationCommand.NotePasswordReset;
import chat.verbatim.api.moderation.ModerationCommand.ReinstateUser;
import chat.verbatim.api.moderation.ModerationCommand.SuspendUser;
import chat.verbatim.api.moderation.ModerationEvent;
import chat.verbatim.api.moderation.ModerationEvent.OperatorSuspended;
import chat.verbatim.api.moderation.ModerationEvent.PasswordResetIssued;
import chat.verbatim.api.moderation.ModerationEvent.UserReinstated;
import chat.verbatim.api.moderation.ModerationEvent.UserSuspended;
import chat.verbatim.eventstore.LogEntry;
import chat.verbatim.eventstore.LogReader;
import com.fasterxml.jackson.annotation.JsonAutoDetect;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;

/** What operators did to one account. */
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
final class Moderation {
    @AggregateIdentifier
    @SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // the framework reads it; null before the first event
    private String streamId;

    private boolean suspended;
    private long lastSeq = -1;

    /** For the framework, before the first event. */
    Moderation() {}

    Accepted suspend(SuspendUser command, LogReader log) {
        if (suspended) {
            return already(command.userId(), log);
        }
        apply(new UserSuspended(
                command.userId(), command.actorId(), command.reason().value()));
        return Accepted.at(lastSeq);
    }

    /** By the operator who suspends another one, and so must not be suspended. */
    void vouchFor(SuspendUser command) {
        if (suspended) {
            throw Refusal.because(RefusalCode.FORBIDDEN, "Your own account is suspended. Ask another operator.");
        }
        apply(new OperatorSuspended(command.actorId(), command.userId()));
    }

    Accepted reinstate(ReinstateUser command, LogReader log) {
        if (!suspended) {
            return already(command.userId(), log);
        }
        apply(new UserReinstated(command.userId(), command.actorId()));
        return Accepted.at(lastSeq);
    }

    Accepted noteReset(NotePasswordReset command) {
        apply(new PasswordResetIssued(command.userId(), command.actorId()));
        return Accepted.at(lastSeq);
    }

    boolean isSuspended() {
        return suspended;
    }

    private Accepted already(String userId, LogReader log) {
        return Accepted.already(Math.max(0, lastSeq))
                .withPosition(log.read(ModerationEvent.streamOf(userId), Math.max(0, lastSeq))
                        .map(LogEntry::position)
                        .orElseGet(log::headPosition));
    }

    @EventSourcingHandler
    void on(ModerationEvent event, @SequenceNumber long seq) {
        streamId = ModerationEvent.streamOf(event.userId());
        lastSeq = seq;
        switch (event) {
            case UserSuspended _ -> suspended = true;
            case UserReinstated _ -> suspended = false;
            case OperatorSuspended _, PasswordResetIssued _ -> {}
        }
    }
}
