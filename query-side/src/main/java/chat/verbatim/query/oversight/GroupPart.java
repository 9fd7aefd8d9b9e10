package chat.verbatim.query.oversight;

import chat.verbatim.api.chat.ChatEvent;
import chat.verbatim.api.chat.ChatEvent.ChatCreated;
import chat.verbatim.api.chat.ChatEvent.ChatRenamed;
import chat.verbatim.api.chat.ChatEvent.ParticipantAdded;
import chat.verbatim.api.chat.ChatEvent.ParticipantRemoved;
import chat.verbatim.query.projection.LoggedEvent;
import chat.verbatim.query.projection.ProjectionPart;
import chat.verbatim.query.projection.ReadModel;
import chat.verbatim.query.projection.StoredDocument;
import chat.verbatim.query.projection.WorkingSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Keeps a document for each group, and the directory in memory true to them. A message changes none of it. */
final class GroupPart implements ProjectionPart {
    private static final Set<Class<?>> CONCERNED =
            Set.of(ChatCreated.class, ChatRenamed.class, ParticipantAdded.class, ParticipantRemoved.class);

    private final GroupDirectory directory;

    GroupPart(GroupDirectory directory) {
        this.directory = directory;
    }

    @Override
    public String projection() {
        return OversightSliceConfiguration.PROJECTION;
    }

    @Override
    public boolean concerns(Class<?> payloadType) {
        return CONCERNED.contains(payloadType);
    }

    @Override
    public void announce(LoggedEvent event, Consumer<String> ids) {
        ChatEvent chatEvent = (ChatEvent) event.payload();
        if (isOfGroup(chatEvent)) {
            ids.accept(chatEvent.chatId());
        }
    }

    /** Chats of two have no name, and nobody comes or goes. */
    private static boolean isOfGroup(ChatEvent event) {
        return !(event instanceof ChatCreated created) || created.group();
    }

    @Override
    public void apply(LoggedEvent event, WorkingSet documents) {
        ChatEvent chatEvent = (ChatEvent) event.payload();
        if (isOfGroup(chatEvent)) {
            GroupDocument group = documents.findOrCreate(
                    chatEvent.chatId(), GroupDocument.class, GroupDocument::new, GroupDocument::new);
            documents.change(group, event.position(), it -> apply(chatEvent, it));
        }
    }

    private static void apply(ChatEvent event, GroupDocument group) {
        switch (event) {
            case ChatCreated e -> group.begin(e.name(), e.participantIds().size());
            case ChatRenamed e -> group.call(e.name());
            case ParticipantAdded ignored -> group.count(1);
            case ParticipantRemoved ignored -> group.count(-1);
            default -> {}
        }
    }

    @Override
    public void written(Collection<StoredDocument> changed) {
        for (StoredDocument document : changed) {
            if (document instanceof GroupDocument group) {
                directory.put(group);
            }
        }
    }

    @Override
    public void restarted(ReadModel documents) {
        List<GroupDocument> groups = new ArrayList<>();
        documents.forEach(stored -> groups.add(new GroupDocument(stored)));
        directory.replace(groups);
    }
}
