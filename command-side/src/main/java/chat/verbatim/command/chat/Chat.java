package chat.verbatim.command.chat;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import chat.verbatim.api.Accepted;
import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.chat.ChatCommand.AddParticipant;
import chat.verbatim.api.chat.ChatCommand.CreateChat;
import chat.verbatim.api.chat.ChatCommand.DeleteMessage;
import chat.verbatim.api.chat.ChatCommand.EditMessage;
import chat.verbatim.api.chat.ChatCommand.RemoveParticipant;
import chat.verbatim.api.chat.ChatCommand.RenameChat;
import chat.verbatim.api.chat.ChatCommand.SendMessage;
import chat.verbatim.api.chat.ChatEvent;
import chat.verbatim.api.chat.ChatEvent.ChatRenamed;
import chat.verbatim.api.chat.ChatEvent.MessageDeleted;
import chat.verbatim.api.chat.ChatEvent.MessageEdited;
import chat.verbatim.api.chat.ChatEvent.MessageSent;
import chat.verbatim.api.chat.ChatEvent.ParticipantAdded;
import chat.verbatim.api.chat.ChatEvent.ParticipantRemoved;
import chat.verbatim.api.chat.ChatName;
import chat.verbatim.api.message.SentMessage;
import chat.verbatim.api.user.Accounts;
import chat.verbatim.command.Claims;
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
        boolean leaves = command.userId().equals(command.actorId());
        (leaves ? ChatPolicy.LEAVE : ChatPolicy.REMOVE_OTHERS).check(state, command.actorId());
        if (!state.isMember(command.userId())) {
            return log(log).already(state.lastSeq());
        }
        String heir = state.isOwner(command.userId()) ? state.heirOf(command.userId()) : null;
        apply(new ParticipantRemoved(chatId, command.actorId(), command.userId(), heir));
        return accepted();
    }

    @CommandHandler
    SentMessage handle(
            SendMessage command, LogReader log, @MetaDataValue(Claims.HOLDER_SEQ) @Nullable Long holderOfKey) {
        ChatPolicy.POST.check(state, command.actorId());
        String sender = command.actorId();
        String key = command.idempotencyKey().value();
        Long known = holderOfKey == null ? state.seqOfKey(sender, key) : holderOfKey;
        if (known != null) {
            return log(log).resent(known);
        }
        String content = command.content().value();
        apply(new MessageSent(chatId, sender, content, key), log(log).claimOfMessage(sender, key));
        return new SentMessage(chatId, state.lastSeq(), sender, content, key, state.lastAt(), 0, false);
    }

    @CommandHandler
    Accepted handle(EditMessage command, LogReader reader) {
        ChatPolicy.CHANGE_MESSAGE.check(state, command.actorId());
        ChatLog log = log(reader);
        long seq = command.messageSeq();
        MessagePolicy.EDIT.check(state, log.message(seq), command.actorId());
        if (log.deletionOf(seq).isPresent()) {
            throw Refusal.because(RefusalCode.MESSAGE_DELETED, "The message was deleted.");
        }
        String content = command.content().value();
        boolean edited = log.wasEdited(seq);
        Optional<Accepted> same = log.versionSaying(content, seq, state.seqOfNewestEdit(seq), edited);
        if (same.isPresent()) {
            return same.get();
        }
        apply(
                new MessageEdited(chatId, command.actorId(), seq, content),
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
