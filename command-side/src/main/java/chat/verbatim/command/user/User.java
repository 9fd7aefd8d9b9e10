package chat.verbatim.command.user;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import chat.verbatim.api.Accepted;
import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.bot.DeletedBot;
import chat.verbatim.api.user.UserCommand.ChangeProfile;
import chat.verbatim.api.user.UserCommand.DeleteBot;
import chat.verbatim.api.user.UserCommand.EndSession;
import chat.verbatim.api.user.UserCommand.IssueBotToken;
import chat.verbatim.api.user.UserCommand.RegisterBot;
import chat.verbatim.api.user.UserCommand.RegisterUser;
import chat.verbatim.api.user.UserCommand.RevokeBotToken;
import chat.verbatim.api.user.UserEvent;
import chat.verbatim.api.user.UserEvent.BotDeleted;
import chat.verbatim.api.user.UserEvent.BotRegistered;
import chat.verbatim.api.user.UserEvent.BotTokenIssued;
import chat.verbatim.api.user.UserEvent.ProfileChanged;
import chat.verbatim.api.user.UserEvent.SessionEnded;
import chat.verbatim.api.user.UserEvent.UserRegistered;
import chat.verbatim.api.user.UserProfile;
import chat.verbatim.command.Claims;
import chat.verbatim.eventstore.LogEntry;
import chat.verbatim.eventstore.LogReader;
import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.util.List;
import java.util.Objects;
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
    /** Null for people. */
    private @Nullable BotState bot;

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
        end(command.sessionId(), command.reason());
        return Accepted.at(lastSeq);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Accepted handle(RegisterBot command, LogReader log) {
        if (profile != null) {
            return already(0, log);
        }
        apply(new BotRegistered(
                command.userId(), command.ownerId(), command.username().value(), command.profile()));
        return Accepted.at(lastSeq);
    }

    @CommandHandler
    Accepted handle(IssueBotToken command) {
        BotState own = BotState.ownedBy(command.actorId(), bot);
        own.requireRoomForAToken();
        apply(new BotTokenIssued(userId, command.tokenId(), command.name(), command.scopes(), command.expiresAt()));
        return Accepted.at(lastSeq);
    }

    @CommandHandler
    Accepted handle(RevokeBotToken command, LogReader log) {
        BotState own = BotState.ownedBy(command.actorId(), bot);
        if (!own.tokens().contains(command.tokenId())) {
            long endedAt = log.findClaim(SessionEnded.claim(command.tokenId()))
                    .map(LogEntry::event)
                    .filter(end -> end.getAggregateIdentifier().equals(userId))
                    .orElseThrow(() -> Refusal.because(RefusalCode.NOT_FOUND, "The bot has no such token."))
                    .getSequenceNumber();
            return already(endedAt, log);
        }
        end(command.tokenId(), "revoked");
        return Accepted.at(lastSeq);
    }

    @CommandHandler
    DeletedBot handle(DeleteBot command, LogReader log) {
        BotState own = BotState.ownedBy(command.actorId(), bot);
        if (own.deleted()) {
            return new DeletedBot(List.of(), already(lastSeq, log).position());
        }
        List<String> ended = own.tokens();
        ended.forEach(token -> end(token, "bot-deleted"));
        apply(new BotDeleted(userId));
        return new DeletedBot(ended, 0);
    }

    private void end(String sessionId, String reason) {
        apply(new SessionEnded(userId, sessionId, reason), Claims.claiming(SessionEnded.claim(sessionId)));
    }

    @EventSourcingHandler
    void on(UserEvent event, @SequenceNumber long seq) {
        userId = event.userId();
        lastSeq = seq;
        switch (event) {
            case UserRegistered it -> profile = it.profile();
            case ProfileChanged it -> profile = it.profile();
            case SessionEnded it -> bot = bot == null ? null : bot.without(it.sessionId());
            case BotRegistered it -> {
                profile = it.profile();
                bot = BotState.of(it.ownerId());
            }
            case BotTokenIssued it -> bot = Objects.requireNonNull(bot).with(it.tokenId());
            case BotDeleted _ -> bot = Objects.requireNonNull(bot).gone();
        }
    }

    private Accepted already(long seq, LogReader log) {
        return Accepted.already(seq)
                .withPosition(log.read(userId, seq).map(LogEntry::position).orElse(0L));
    }
}
