package chat.verbatim.query.reaction;

import chat.verbatim.api.chat.ChatEvent.MessageDeleted;
import chat.verbatim.api.chat.ChatEvent.ReactionAdded;
import chat.verbatim.api.chat.ChatEvent.ReactionRemoved;
import chat.verbatim.query.membership.ChatKeys;
import chat.verbatim.query.projection.LoggedEvent;
import chat.verbatim.query.projection.ProjectionPart;
import chat.verbatim.query.projection.WorkingSet;
import java.util.function.Consumer;

/** Keeps the reactions to each message that has or had any. */
final class ReactionPart implements ProjectionPart {
    @Override
    public String projection() {
        return ChatKeys.PROJECTION;
    }

    @Override
    public boolean concerns(Class<?> payloadType) {
        return payloadType == ReactionAdded.class
                || payloadType == ReactionRemoved.class
                || payloadType == MessageDeleted.class;
    }

    @Override
    public void announce(LoggedEvent event, Consumer<String> ids) {
        switch (event.payload()) {
            case ReactionAdded e -> ids.accept(ChatKeys.reactions(e.chatId(), e.messageSeq()));
            case ReactionRemoved e -> ids.accept(ChatKeys.reactions(e.chatId(), e.messageSeq()));
            case MessageDeleted e -> ids.accept(ChatKeys.reactions(e.chatId(), e.messageSeq()));
            default -> {}
        }
    }

    @Override
    public void apply(LoggedEvent event, WorkingSet documents) {
        switch (event.payload()) {
            case ReactionAdded e ->
                documents.change(reactions(e.chatId(), e.messageSeq(), documents), event.position(), it -> it.sets()
                        .add(e.actorId(), e.emoji(), event.seq()));
            case ReactionRemoved e ->
                documents.change(reactions(e.chatId(), e.messageSeq(), documents), event.position(), it -> it.sets()
                        .remove(e.actorId(), e.emoji(), event.seq()));
            case MessageDeleted e -> delete(e, event, documents);
            default -> {}
        }
    }

    private static void delete(MessageDeleted e, LoggedEvent event, WorkingSet documents) {
        ReactionsDocument reactions = documents.find(
                ChatKeys.reactions(e.chatId(), e.messageSeq()), ReactionsDocument.class, ReactionsDocument::new);
        if (reactions != null) {
            documents.change(reactions, event.position(), it -> it.sets().clear());
        }
    }

    private static ReactionsDocument reactions(String chatId, long messageSeq, WorkingSet documents) {
        return documents.findOrCreate(
                ChatKeys.reactions(chatId, messageSeq),
                ReactionsDocument.class,
                ReactionsDocument::new,
                ReactionsDocument::new);
    }
}
