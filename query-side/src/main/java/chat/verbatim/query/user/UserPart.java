package chat.verbatim.query.user;

import chat.verbatim.api.user.UserEvent;
import chat.verbatim.api.user.UserEvent.BotDeleted;
import chat.verbatim.api.user.UserEvent.BotRegistered;
import chat.verbatim.api.user.UserEvent.BotTokenIssued;
import chat.verbatim.api.user.UserEvent.ProfileChanged;
import chat.verbatim.api.user.UserEvent.SessionEnded;
import chat.verbatim.api.user.UserEvent.UserRegistered;
import chat.verbatim.query.projection.LoggedEvent;
import chat.verbatim.query.projection.PersonalFields;
import chat.verbatim.query.projection.ProjectionPart;
import chat.verbatim.query.projection.ReadModel;
import chat.verbatim.query.projection.StoredDocument;
import chat.verbatim.query.projection.WorkingSet;
import java.util.Collection;
import java.util.function.Consumer;

/** Keeps a document for each user, and the directory and the summaries in memory true to them. */
final class UserPart implements ProjectionPart {
    private final PersonalFields personal;
    private final UserDirectory directory;
    private final UserSummaries summaries;

    UserPart(PersonalFields personal, UserDirectory directory, UserSummaries summaries) {
        this.personal = personal;
        this.directory = directory;
        this.summaries = summaries;
    }

    @Override
    public String projection() {
        return UserSliceConfiguration.PROJECTION;
    }

    @Override
    public boolean concerns(Class<?> payloadType) {
        return payloadType == UserRegistered.class
                || payloadType == BotRegistered.class
                || payloadType == ProfileChanged.class;
    }

    @Override
    public void announce(LoggedEvent event, Consumer<String> ids) {
        ids.accept(((UserEvent) event.payload()).userId());
    }

    @Override
    public void apply(LoggedEvent event, WorkingSet documents) {
        UserEvent userEvent = (UserEvent) event.payload();
        UserDocument user =
                documents.findOrCreate(userEvent.userId(), UserDocument.class, UserDocument::new, UserDocument::new);
        switch (userEvent) {
            case UserRegistered e ->
                documents.change(user, event.position(), it -> it.register(e.username(), e.profile(), personal));
            case ProfileChanged e -> documents.change(user, event.position(), it -> it.change(e.profile(), personal));
            case BotRegistered e ->
                documents.change(user, event.position(), it -> it.registerBot(e.username(), e.profile(), personal));
            case SessionEnded _, BotTokenIssued _, BotDeleted _ -> {}
        }
    }

    @Override
    public void written(Collection<StoredDocument> changed) {
        for (StoredDocument document : changed) {
            if (document instanceof UserDocument user) {
                summaries.put(user.summary(personal));
                directory.put(user.summary(personal));
            }
        }
    }

    @Override
    public void restarted(ReadModel documents) {
        summaries.clear();
        directory.clear();
        documents.forEach(stored -> directory.put(new UserDocument(stored).summary(personal)));
    }
}
