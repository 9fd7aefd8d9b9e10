package chat.verbatim.realtime.fanout;

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
import chat.verbatim.realtime.audit.AuditFrames;
import chat.verbatim.realtime.chat.ChatFrames;
import chat.verbatim.realtime.message.MessageFrames;
import chat.verbatim.realtime.reaction.ReactionFrames;
import chat.verbatim.realtime.routing.Broadcast;
import java.time.Instant;
import org.axonframework.eventhandling.DomainEventMessage;

/** What sockets are told of an event of a chat. The same for live events and for missed ones. */
public final class LogTranslation {
    private final ChatFrames chats;
    private final MessageFrames messages;
    private final ReactionFrames reactions;
    private final AuditFrames audits;

    public LogTranslation(ChatFrames chats, MessageFrames messages, ReactionFrames reactions, AuditFrames audits) {
        this.chats = chats;
        this.messages = messages;
        this.reactions = reactions;
        this.audits = audits;
    }

    /** The same for a message that was kept elsewhere than in the log. */
    public Broadcast translate(MessageSent sent, long seq, long position, Instant at) {
        return messages.sent(sent, seq, position, at);
    }

    public Broadcast translate(ChatEvent event, DomainEventMessage<?> message, long position) {
        long seq = message.getSequenceNumber();
        Instant at = message.getTimestamp();
        return switch (event) {
            case ChatCreated created -> chats.created(created, seq, position, at);
            case ChatRenamed renamed -> chats.renamed(renamed, seq, position, at);
            case ParticipantAdded added -> chats.added(added, seq, position, at);
            case ParticipantRemoved removed -> chats.removed(removed, seq, position, at);
            case RoleChanged changed -> chats.roleChanged(changed, seq, position, at);
            case ChatAudited audited -> audits.audited(audited, seq, position, at);
            case MessageSent sent -> messages.sent(sent, seq, position, at);
            case MessageEdited edited -> messages.edited(edited, seq, position, at);
            case MessageDeleted deleted -> messages.deleted(deleted, seq, position, at);
            case ReactionAdded added -> reactions.added(added, seq, position);
            case ReactionRemoved removed -> reactions.removed(removed, seq, position);
        };
    }
}
