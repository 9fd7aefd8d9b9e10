package chat.verbatim.command;

import chat.verbatim.api.Position;
import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.chat.ChatEvent;
import chat.verbatim.api.chat.ChatEvent.ChatAudited;
import chat.verbatim.api.chat.ChatEvent.ChatCreated;
import chat.verbatim.api.chat.ChatEvent.ChatRenamed;
import chat.verbatim.api.chat.ChatEvent.MessageDeleted;
import chat.verbatim.api.chat.ChatEvent.MessageEdited;
import chat.verbatim.api.chat.ChatEvent.MessageSent;
import chat.verbatim.api.chat.ChatEvent.ParticipantAdded;
import chat.verbatim.api.chat.ChatEvent.ParticipantRemoved;
import chat.verbatim.api.chat.ChatEvent.ReactionAdded;
import chat.verbatim.api.chat.ChatEvent.ReactionRemoved;
import chat.verbatim.api.chat.ChatEvent.RoleChanged;
import chat.verbatim.api.chat.ChatQuery.FindChat;
import chat.verbatim.api.chat.ChatQuery.FindMembers;
import chat.verbatim.api.chat.ChatQuery.Members;
import chat.verbatim.api.chat.ChatView;
import chat.verbatim.api.message.MessageId;
import chat.verbatim.api.message.MessageQuery.FindMessage;
import chat.verbatim.api.message.MessageReference;
import chat.verbatim.api.message.MessageStatus;
import chat.verbatim.api.message.MessageView;
import chat.verbatim.api.user.Accounts;
import chat.verbatim.eventstore.LogEntry;
import chat.verbatim.eventstore.LogReader;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;

/** Answers what the endpoints ask of the read side, by folding a chat's whole stream each time. */
class LogReadSide {
    private final LogReader log;
    private final Accounts accounts;

    LogReadSide(LogReader log, Accounts accounts) {
        this.log = log;
        this.accounts = accounts;
    }

    @QueryHandler
    ChatView find(FindChat query) {
        List<LogEntry> entries = log.readAggregate(query.chatId(), 0, 999);
        Set<String> members = new LinkedHashSet<>();
        String name = null;
        for (LogEntry entry : entries) {
            switch ((ChatEvent) entry.event().getPayload()) {
                case ChatCreated it -> {
                    members.addAll(it.participantIds());
                    name = it.name();
                }
                case ChatRenamed it -> name = it.name();
                case ParticipantAdded it -> members.add(it.userId());
                case ParticipantRemoved it -> members.remove(it.userId());
                case MessageSent _,
                        MessageEdited _,
                        MessageDeleted _,
                        ReactionAdded _,
                        ReactionRemoved _,
                        RoleChanged _,
                        ChatAudited _ -> {}
            }
        }
        if (!members.contains(query.userId())) {
            throw Refusal.because(RefusalCode.CHAT_NOT_FOUND, "There is no such chat.");
        }
        ChatCreated created = (ChatCreated) entries.getFirst().event().getPayload();
        LogEntry last = entries.getLast();
        return new ChatView(
                query.chatId(),
                name,
                members.stream()
                        .map(id -> new ChatView.Participant(
                                accounts.find(id).orElseThrow().summary(),
                                created.group() && created.creatorId().equals(id)
                                        ? ChatView.Role.OWNER
                                        : ChatView.Role.MEMBER,
                                -1,
                                -1))
                        .toList(),
                created.creatorId(),
                created.group(),
                null,
                entries.getFirst().event().getTimestamp(),
                last.event().getTimestamp(),
                last.event().getSequenceNumber(),
                0,
                0,
                -1,
                null,
                null,
                Position.encode(last.position()));
    }

    @QueryHandler
    Members find(FindMembers query) {
        Set<String> members = new LinkedHashSet<>();
        for (LogEntry entry : log.readAggregate(query.chatId(), 0, 999)) {
            switch ((ChatEvent) entry.event().getPayload()) {
                case ChatCreated it -> members.addAll(it.participantIds());
                case ParticipantAdded it -> members.add(it.userId());
                case ParticipantRemoved it -> members.remove(it.userId());
                default -> {}
            }
        }
        return new Members(query.chatId(), List.copyOf(members), log.headPosition());
    }

    @QueryHandler
    MessageView find(FindMessage query) {
        LogEntry entry = log.read(query.chatId(), query.messageSeq()).orElseThrow();
        MessageSent sent = (MessageSent) entry.event().getPayload();
        Versions versions = new Versions(sent.content(), sent.mentions(), entry.position());
        log.readAggregate(query.chatId(), query.messageSeq() + 1, query.messageSeq() + 999)
                .forEach(later -> versions.apply(later, query.messageSeq()));
        return new MessageView(
                new MessageId(query.chatId(), query.messageSeq()).toString(),
                query.chatId(),
                query.messageSeq(),
                versions.changeSeq,
                accounts.find(sent.senderId()).orElseThrow().summary(),
                versions.content,
                entry.event().getTimestamp(),
                MessageStatus.SENT,
                versions.editedAt != null,
                versions.editedAt,
                versions.deletedAt,
                null,
                null,
                sent.idempotencyKey(),
                sent.replyToSeq() == null ? null : MessageReference.to(query.chatId(), sent.replyToSeq()),
                versions.mentions,
                Position.encode(versions.position),
                versions.deletedAt == null ? sent.attachments() : null,
                null);
    }

    private static final class Versions {
        private String content;
        private @Nullable List<String> mentions;
        private long position;
        private @Nullable Long changeSeq;
        private @Nullable Instant editedAt;
        private @Nullable Instant deletedAt;

        Versions(String content, @Nullable List<String> mentions, long position) {
            this.content = content;
            this.mentions = mentions;
            this.position = position;
        }

        void apply(LogEntry entry, long messageSeq) {
            switch ((ChatEvent) entry.event().getPayload()) {
                case MessageEdited it
                when it.messageSeq() == messageSeq -> {
                    content = it.content();
                    mentions = it.mentions();
                    editedAt = changed(entry);
                }
                case MessageDeleted it
                when it.messageSeq() == messageSeq -> {
                    content = "";
                    mentions = null;
                    deletedAt = changed(entry);
                }
                default -> {}
            }
        }

        private Instant changed(LogEntry entry) {
            changeSeq = entry.event().getSequenceNumber();
            position = entry.position();
            return entry.event().getTimestamp();
        }
    }
}
