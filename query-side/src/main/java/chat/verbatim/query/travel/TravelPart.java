package chat.verbatim.query.travel;

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
import chat.verbatim.api.chat.ChatView.Role;
import chat.verbatim.query.projection.LoggedEvent;
import chat.verbatim.query.projection.ProjectionPart;
import chat.verbatim.query.projection.WorkingSet;
import chat.verbatim.query.travel.Step.Kind;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.bson.Document;

/** Keeps the trails: whatever changes a chat or a message leaves a step. Saying something changes nothing, and costs nothing here. */
final class TravelPart implements ProjectionPart {
    @Override
    public String projection() {
        return TravelKeys.PROJECTION;
    }

    @Override
    public boolean concerns(Class<?> payloadType) {
        return ChatEvent.class.isAssignableFrom(payloadType)
                && payloadType != MessageSent.class
                && payloadType != MessageDeleted.class
                && payloadType != ChatAudited.class;
    }

    @Override
    public void announce(LoggedEvent event, Consumer<String> ids) {
        ids.accept(trailOf((ChatEvent) event.payload()));
    }

    private static String trailOf(ChatEvent event) {
        return switch (event) {
            case MessageEdited e -> TravelKeys.message(e.chatId(), e.messageSeq());
            case ReactionAdded e -> TravelKeys.message(e.chatId(), e.messageSeq());
            case ReactionRemoved e -> TravelKeys.message(e.chatId(), e.messageSeq());
            default -> TravelKeys.chat(event.chatId());
        };
    }

    @Override
    public void apply(LoggedEvent event, WorkingSet documents) {
        long seq = event.seq();
        switch ((ChatEvent) event.payload()) {
            case ChatCreated e ->
                documents.change(
                        trail(TravelKeys.chat(e.chatId()), documents),
                        event.position(),
                        it -> it.begin(new ChatPast(e)));
            case ChatRenamed _ -> ofChat(event, new Step(seq, Kind.RENAMED, "", ""), documents);
            case ParticipantAdded e -> ofChat(event, new Step(seq, Kind.ADDED, e.userId(), ""), documents);
            case ParticipantRemoved e ->
                ofChat(
                        event,
                        new Step(seq, Kind.REMOVED, e.userId(), Objects.requireNonNullElse(e.newOwnerId(), "")),
                        documents);
            case RoleChanged e -> ofChat(event, appointment(seq, e), documents);
            case MessageEdited _ -> ofMessage(event, new Step(seq, Kind.EDITED, "", ""), documents);
            case ReactionAdded e -> ofMessage(event, new Step(seq, Kind.REACTED, e.actorId(), e.emoji()), documents);
            case ReactionRemoved e ->
                ofMessage(event, new Step(seq, Kind.UNREACTED, e.actorId(), e.emoji()), documents);
            // What was deleted is never shown again, not even as it was.
            case MessageSent _, MessageDeleted _, ChatAudited _ -> {}
        }
    }

    private static Step appointment(long seq, RoleChanged e) {
        return e.role() == Role.OWNER
                ? new Step(seq, Kind.HANDED_OVER, e.userId(), e.actorId())
                : new Step(seq, Kind.APPOINTED, e.userId(), e.role().name());
    }

    private static void ofChat(LoggedEvent event, Step step, WorkingSet documents) {
        add(event, step, ChatPast::new, documents);
    }

    private static void ofMessage(LoggedEvent event, Step step, WorkingSet documents) {
        add(event, step, MessagePast::new, documents);
    }

    private static void add(
            LoggedEvent event, Step step, Function<Document, ? extends Past> shape, WorkingSet documents) {
        String id = trailOf((ChatEvent) event.payload());
        documents.change(trail(id, documents), event.position(), it -> {
            if (it.isFull()) {
                TrailPartDocument full = documents.findOrCreate(
                        TravelKeys.part(id, it.olderParts()),
                        TrailPartDocument.class,
                        TrailPartDocument::new,
                        TrailPartDocument::new);
                documents.change(full, event.position(), older -> older.fill(it.part()));
                it.beginPart(shape);
            }
            it.add(step);
        });
    }

    private static TrailDocument trail(String id, WorkingSet documents) {
        return documents.findOrCreate(id, TrailDocument.class, TrailDocument::new, TrailDocument::new);
    }
}
