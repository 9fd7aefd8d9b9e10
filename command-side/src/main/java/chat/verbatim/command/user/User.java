package chat.verbatim.command.user;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import chat.verbatim.api.Accepted;
import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.bot.DeletedBot;
import chat.verbatim.api.erasure.ErasedUser;
import chat.verbatim.api.user.ProfileAnswer;
import chat.verbatim.api.user.UserCommand.ChangeAvatar;
import chat.verbatim.api.user.UserCommand.ChangeProfile;
import chat.verbatim.api.user.UserCommand.DeleteBot;
import chat.verbatim.api.user.UserCommand.EndSession;
import chat.verbatim.api.user.UserCommand.EraseUser;
import chat.verbatim.api.user.UserCommand.IssueBotToken;
import chat.verbatim.api.user.UserCommand.NotePasswordChange;
import chat.verbatim.api.user.UserCommand.RegisterBot;
import chat.verbatim.api.user.UserCommand.RegisterUser;
import chat.verbatim.api.user.UserCommand.RevokeBotToken;
import chat.verbatim.api.user.UserEvent;
import chat.verbatim.api.user.UserEvent.BotDeleted;
import chat.verbatim.api.user.UserEvent.BotRegistered;
import chat.verbatim.api.user.UserEvent.BotTokenIssued;
import chat.verbatim.api.user.UserEvent.PasswordChanged;
import chat.verbatim.api.user.UserEvent.ProfileChanged;
import chat.verbatim.api.user.UserEvent.SessionEnded;
import chat.verbatim.api.user.UserEvent.UserErased;
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

    private boolean erased;

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
    ProfileAnswer handle(ChangeProfile command, LogReader log) {
        UserProfile changed = command.change().over(profile());
        if (!changed.equals(profile)) {
            apply(new ProfileChanged(userId, changed));
            return new ProfileAnswer(changed, lastSeq, 0);
        }
        return unchanged(log);
    }

    /** The claim says that the bytes are needed, and that they are in no other place. */
    @CommandHandler
    ProfileAnswer handle(
            ChangeAvatar command, LogReader log, @MetaDataValue(Claims.HOLDER_SEQ) @Nullable Long changedAt) {
        String avatarId = command.avatarId();
        UserProfile changed = profile().withAvatar(avatarId);
        if (changedAt != null || changed.equals(profile)) {
            return unchanged(log);
        }
        ProfileChanged event = new ProfileChanged(userId, changed);
        if (avatarId == null) {
            apply(event);
        } else {
            apply(event, Claims.claiming(Claims.ofAttachment(avatarId)));
        }
        return new ProfileAnswer(changed, lastSeq, 0);
    }

    @CommandHandler
    Accepted handle(
            NotePasswordChange command, LogReader log, @MetaDataValue(Claims.HOLDER_SEQ) @Nullable Long notedAt) {
        if (notedAt != null) {
            return already(notedAt, log);
        }
        apply(new PasswordChanged(userId), Claims.claiming(PasswordChanged.claim(command.changeId())));
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

    /** Also somebody whose registration never came into the log. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Accepted handle(EraseUser command, LogReader log, @MetaDataValue(Claims.HOLDER_SEQ) @Nullable Long erasedAt) {
        if (erasedAt != null) {
            return already(erasedAt, log);
        }
        if (erased) {
            return already(lastSeq, log);
        }
        if (bot != null) {
            bot.tokens().forEach(token -> end(token, "user-erased"));
        }
        apply(
                new UserErased(userId, command.actorId(), command.erasureId(), command.reason()),
                Claims.claiming(UserErased.claim(userId)));
        return Accepted.at(lastSeq);
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
            case PasswordChanged _ -> {}
            case UserErased _ -> {
                erased = true;
                profile = ErasedUser.profile();
                bot = bot == null ? null : bot.gone();
            }
            case BotDeleted _ -> bot = Objects.requireNonNull(bot).gone();
        }
    }

    private UserProfile profile() {
        if (erased) {
            throw Refusal.because(RefusalCode.USER_NOT_FOUND, "This account has been erased.");
        }
        return Objects.requireNonNull(profile, "every stream begins with a profile");
    }

    private ProfileAnswer unchanged(LogReader log) {
        return new ProfileAnswer(profile(), lastSeq, already(lastSeq, log).position());
    }

    private Accepted already(long seq, LogReader log) {
        return Accepted.already(seq)
                .withPosition(log.read(userId, seq).map(LogEntry::position).orElse(0L));
    }
}
