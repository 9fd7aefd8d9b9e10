package chat.verbatim.command.chat;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import chat.verbatim.api.Accepted;
import chat.verbatim.api.Refusal;
import chat.verbatim.api.attachment.Attachment;
import chat.verbatim.api.audit.AuditId;
import chat.verbatim.api.audit.Auditors;
import chat.verbatim.api.chat.ChatCommand.AddParticipant;
import chat.verbatim.api.chat.ChatCommand.AddReaction;
import chat.verbatim.api.chat.ChatCommand.AppointAdmin;
import chat.verbatim.api.chat.ChatCommand.AuditChat;
import chat.verbatim.api.chat.ChatCommand.ChangeRole;
import chat.verbatim.api.chat.ChatCommand.CreateChat;
import chat.verbatim.api.chat.ChatCommand.DeleteMessage;
import chat.verbatim.api.chat.ChatCommand.EditMessage;
import chat.verbatim.api.chat.ChatCommand.RemoveParticipant;
import chat.verbatim.api.chat.ChatCommand.RemoveReaction;
import chat.verbatim.api.chat.ChatCommand.RemoveReportedMessage;
import chat.verbatim.api.chat.ChatCommand.RenameChat;
import chat.verbatim.api.chat.ChatCommand.SendMessage;
import chat.verbatim.api.chat.ChatCommand.ShowReportedMessage;
import chat.verbatim.api.chat.ChatEvent;
import chat.verbatim.api.chat.ChatEvent.ChatAudited;
import chat.verbatim.api.chat.ChatEvent.ChatRenamed;
import chat.verbatim.api.chat.ChatEvent.MessageDeleted;
import chat.verbatim.api.chat.ChatEvent.MessageEdited;
import chat.verbatim.api.chat.ChatEvent.MessageSent;
import chat.verbatim.api.chat.ChatEvent.ParticipantAdded;
import chat.verbatim.api.chat.ChatEvent.ParticipantRemoved;
import chat.verbatim.api.chat.ChatEvent.ReactionAdded;
import chat.verbatim.api.chat.ChatEvent.ReactionRemoved;
import chat.verbatim.api.chat.ChatEvent.RoleChanged;
import chat.verbatim.api.chat.ChatName;
import chat.verbatim.api.chat.ChatView.Role;
import chat.verbatim.api.message.SentMessage;
import chat.verbatim.api.moderation.Suspensions;
import chat.verbatim.api.user.Accounts;
import chat.verbatim.command.Claims;
import chat.verbatim.command.attachment.SentAttachments;
import chat.verbatim.eventstore.LogEntry;
import chat.verbatim.eventstore.LogReader;
import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** Decides what happens in a chat. Its stream is the chat; a repeat succeeds and stores nothing. */
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
final class Chat {
    @AggregateIdentifier
    @SuppressWarnings("NullAway.Init") // null before the first event: the framework asks for that
    private String chatId;

    private ChatState state = new ChatState();

    /** For the framework, before the first event. */
    Chat() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Accepted handle(CreateChat command, LogReader log, Accounts accounts) {
        if (state.exists()) {
            ChatPolicy.POST.check(state, command.actorId());
            return log(log).already(0);
        }
        apply(NewChat.from(command, accounts));
        return accepted();
    }

    @CommandHandler
    Accepted handle(RenameChat command, LogReader log) {
        ChatPolicy.RENAME.check(state, command.actorId());
        ChatName name = command.name();
        if (state.isCalled(name.value())) {
            return log(log).already(state.lastSeq());
        }
        apply(new ChatRenamed(chatId, command.actorId(), name.value()));
        return accepted();
    }

    @CommandHandler
    Accepted handle(AddParticipant command, LogReader log, Accounts accounts) {
        ChatPolicy.ADD.check(state, command.actorId());
        if (state.isMember(command.userId())) {
            return log(log).already(state.lastSeq());
        }
        NewChat.requireKnown(List.of(command.userId()), accounts);
        if (state.isFull()) {
            throw Refusal.invalid("userId", "the group is full: it has " + ChatState.MOST_MEMBERS + " members");
        }
        apply(new ParticipantAdded(chatId, command.actorId(), command.userId()));
        return accepted();
    }

    @CommandHandler
    Accepted handle(RemoveParticipant command, LogReader log) {
        RoleRules.removalOf(command, state).check(state, command.actorId());
        if (!state.isMember(command.userId())) {
            return log(log).already(state.lastSeq());
        }
        String heir = state.isOwner(command.userId()) ? state.heirOf(command.userId()) : null;
        apply(new ParticipantRemoved(chatId, command.actorId(), command.userId(), heir));
        return accepted();
    }

    @CommandHandler
    Accepted handle(ChangeRole command, LogReader log) {
        if (!RoleRules.changes(state, command)) {
            return log(log).already(state.lastSeq());
        }
        apply(new RoleChanged(chatId, command.actorId(), command.userId(), command.role()));
        return accepted();
    }

    @CommandHandler
    Accepted handle(AppointAdmin command, LogReader log, Suspensions suspensions) {
        if (!RoleRules.appoints(state, command, suspensions)) {
            return log(log).already(state.lastSeq());
        }
        apply(new RoleChanged(chatId, command.actorId(), command.userId(), Role.ADMIN));
        return accepted();
    }

    @CommandHandler
    SentMessage handle(
            SendMessage command,
            LogReader reader,
            Accounts accounts,
            SentAttachments uploads,
            @MetaDataValue(Claims.HOLDER_SEQ) @Nullable Long holder) {
        ChatPolicy.POST.check(state, command.actorId());
        ChatLog log = log(reader);
        String sender = command.actorId();
        String key = command.idempotencyKey().value();
        Long known = holder == null ? state.seqOfKey(sender, key) : holder;
        Optional<SentMessage> original = log.original(known, command);
        if (original.isPresent()) {
            return original.get();
        }
        Long replyTo = command.replyToSeq();
        if (replyTo != null) {
            log.requireAnswerable(replyTo);
        }
        List<Attachment> files = uploads.take(chatId, sender, command.attachments());
        if (files.isEmpty()) {
            command.content().requireWords();
        }
        String content = command.content().value();
        MessageSent message =
                new MessageSent(chatId, sender, content, key, replyTo, Mentions.in(content, state, accounts), files);
        apply(message, log.claimsOfMessage(message));
        return new SentMessage(message, state.lastSeq(), state.lastAt(), 0, false);
    }

    @CommandHandler
    Accepted handle(EditMessage command, LogReader reader, Accounts accounts) {
        ChatPolicy.CHANGE_MESSAGE.check(state, command.actorId());
        ChatLog log = log(reader);
        long seq = command.messageSeq();
        MessagePolicy.EDIT.check(state, log.message(seq), command.actorId());
        log.requireNotDeleted(seq);
        String content = command.content().value();
        boolean edited = log.wasEdited(seq);
        Optional<Accepted> same = log.versionSaying(content, seq, state.seqOfNewestEdit(seq), edited);
        if (same.isPresent()) {
            return same.get();
        }
        apply(
                new MessageEdited(chatId, command.actorId(), seq, content, Mentions.in(content, state, accounts)),
                edited ? MetaData.emptyInstance() : log.claimOfFirstEdit(seq));
        return accepted();
    }

    @CommandHandler
    Accepted handle(DeleteMessage command, LogReader reader) {
        ChatPolicy.CHANGE_MESSAGE.check(state, command.actorId());
        ChatLog log = log(reader);
        long seq = command.messageSeq();
        MessagePolicy.DELETE.check(state, log.message(seq), command.actorId());
        Optional<Accepted> deleted = log.deletionOf(seq);
        if (deleted.isPresent()) {
            return deleted.get();
        }
        apply(new MessageDeleted(chatId, command.actorId(), seq), log.claimOfDeletion(seq));
        return accepted();
    }

    @CommandHandler
    Accepted handle(AddReaction command, LogReader reader) {
        ChatPolicy.REACT.check(state, command.actorId());
        ChatLog log = log(reader);
        long seq = command.messageSeq();
        log.message(seq);
        log.requireNotDeleted(seq);
        String emoji = command.emoji().value();
        RememberedReaction newest = state.reaction(seq, command.actorId(), emoji);
        if (newest != null && newest.held()) {
            return log.already(newest.seq());
        }
        apply(
                new ReactionAdded(chatId, command.actorId(), seq, emoji),
                newest == null ? log.slots(seq, command.actorId()).claimOf(emoji) : MetaData.emptyInstance());
        return accepted();
    }

    @CommandHandler
    Accepted handle(RemoveReaction command, LogReader reader) {
        ChatPolicy.REACT.check(state, command.actorId());
        ChatLog log = log(reader);
        long seq = command.messageSeq();
        log.message(seq);
        Optional<Accepted> deleted = log.deletionOf(seq);
        if (deleted.isPresent()) {
            return deleted.get(); // and its reactions with it
        }
        String emoji = command.emoji().value();
        RememberedReaction newest = state.reaction(seq, command.actorId(), emoji);
        if (newest == null && !log.slots(seq, command.actorId()).hold(emoji)) {
            return log.already(state.lastSeq());
        }
        if (newest != null && !newest.held()) {
            return log.already(newest.seq());
        }
        apply(new ReactionRemoved(chatId, command.actorId(), seq, emoji));
        return accepted();
    }

    /** By somebody who need not be a member: what the chat says to that stands before anything is read. */
    @CommandHandler
    Accepted handle(
            AuditChat command,
            LogReader reader,
            Auditors auditors,
            @MetaDataValue(Claims.HOLDER_SEQ) @Nullable Long holder) {
        auditors.require(command.actorId());
        String claim = AuditId.claim(command.auditId());
        Optional<LogEntry> before = holder == null ? Optional.empty() : reader.findClaim(claim);
        if (before.isPresent()) {
            return Accepted.already(before.get().event().getSequenceNumber())
                    .withPosition(before.get().position());
        }
        apply(
                new ChatAudited(
                        chatId,
                        command.actorId(),
                        command.auditId(),
                        command.reason().value()),
                Claims.claiming(claim));
        return accepted();
    }

    /** By a moderator, who need not be a member: as with an audit, what the chat says to that stands before anything is shown. */
    @CommandHandler
    Accepted handle(
            ShowReportedMessage command, LogReader reader, @MetaDataValue(Claims.HOLDER_SEQ) @Nullable Long holder) {
        log(reader).requireReported(command.messageSeq());
        if (holder != null) {
            return log(reader).already(holder);
        }
        apply(
                new ChatAudited(chatId, command.actorId(), command.auditId(), "Moderation", command.messageSeq()),
                Claims.claiming(AuditId.claim(command.auditId())));
        return accepted();
    }

    @CommandHandler
    Accepted handle(RemoveReportedMessage command, LogReader reader) {
        ChatLog log = log(reader);
        long seq = command.messageSeq();
        log.requireReported(seq);
        log.message(seq);
        Optional<Accepted> deleted = log.deletionOf(seq);
        if (deleted.isPresent()) {
            return deleted.get();
        }
        apply(new MessageDeleted(chatId, command.actorId(), seq, true), log.claimOfDeletion(seq));
        return accepted();
    }

    @EventSourcingHandler
    void on(ChatEvent event, @SequenceNumber long seq, @Timestamp Instant at) {
        chatId = event.chatId();
        state.apply(event, seq, at);
    }

    ChatState state() {
        return state;
    }

    private ChatLog log(LogReader reader) {
        return new ChatLog(reader, chatId);
    }

    private Accepted accepted() {
        return Accepted.at(state.lastSeq());
    }
}
