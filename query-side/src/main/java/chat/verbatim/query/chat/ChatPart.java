package chat.verbatim.query.chat;

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
import chat.verbatim.api.receipt.ReceiptEvent.ReceiptsAdvanced;
import chat.verbatim.query.audit.StoredAudit;
import chat.verbatim.query.membership.ChatKeys;
import chat.verbatim.query.projection.LoggedEvent;
import chat.verbatim.query.projection.ProjectionPart;
import chat.verbatim.query.projection.WorkingSet;
import java.util.function.Consumer;

/** Keeps a document for each chat. */
final class ChatPart implements ProjectionPart {
    @Override
    public String projection() {
        return ChatKeys.PROJECTION;
    }

    @Override
    public boolean concerns(Class<?> payloadType) {
        return ChatEvent.class.isAssignableFrom(payloadType) || payloadType == ReceiptsAdvanced.class;
    }

    @Override
    public void announce(LoggedEvent event, Consumer<String> ids) {
        ids.accept(ChatKeys.chat(chatId(event)));
    }

    private static String chatId(LoggedEvent event) {
        return event.payload() instanceof ChatEvent chatEvent
                ? chatEvent.chatId()
                : ((ReceiptsAdvanced) event.payload()).chatId();
    }

    @Override
    public void apply(LoggedEvent event, WorkingSet documents) {
        ChatDocument chat = documents.findOrCreate(
                ChatKeys.chat(chatId(event)), ChatDocument.class, ChatDocument::new, ChatDocument::new);
        documents.change(chat, event.position(), it -> {
            if (event.payload() instanceof ChatEvent chatEvent) {
                apply(chatEvent, event, it);
                it.happened(event.seq(), event.position());
                if (isActivity(chatEvent)) {
                    it.livened(event.position(), event.at());
                }
            } else {
                it.received(event.position());
            }
        });
    }

    /** A reaction brings nobody's chat to the top of their list: there is nothing new to read in it. */
    private static boolean isActivity(ChatEvent event) {
        return !(event instanceof ReactionAdded || event instanceof ReactionRemoved);
    }

    private void apply(ChatEvent chatEvent, LoggedEvent event, ChatDocument chat) {
        switch (chatEvent) {
            case ChatCreated e -> chat.create(e, event.at());
            case ChatRenamed e -> chat.rename(e);
            case ParticipantAdded ignored -> {}
            case ParticipantRemoved ignored -> {}
            case RoleChanged ignored -> {}
            case ChatAudited e -> chat.read(StoredAudit.of(e, event.seq(), event.at()));
            case MessageSent ignored -> {}
            case MessageEdited ignored -> {}
            case MessageDeleted ignored -> {}
            case ReactionAdded ignored -> {}
            case ReactionRemoved ignored -> {}
        }
    }
}
