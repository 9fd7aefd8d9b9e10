package chat.verbatim.query.user;

import chat.verbatim.api.attachment.AttachmentBytes;
import chat.verbatim.api.erasure.ErasedUser;
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
import chat.verbatim.api.user.UserSummary;
import chat.verbatim.query.projection.LoggedEvent;
import chat.verbatim.query.projection.PersonalFields;
import chat.verbatim.query.projection.ProjectionPart;
import chat.verbatim.query.projection.ReadModel;
import chat.verbatim.query.projection.StoredDocument;
import chat.verbatim.query.projection.WorkingSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Keeps a document for each user, and the directory, the summaries and the changes in memory true to them. */
final class UserPart implements ProjectionPart {
    private final PersonalFields personal;
    private final UserDirectory directory;
    private final UserSummaries summaries;
    private final ChangedProfiles changes;
    private final AttachmentBytes avatars;

    UserPart(
            PersonalFields personal,
            UserDirectory directory,
            UserSummaries summaries,
            ChangedProfiles changes,
            AttachmentBytes avatars) {
        this.avatars = avatars;
        this.changes = changes;
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
                || payloadType == ProfileChanged.class
                || payloadType == UserErased.class;
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
            case ProfileChanged e ->
                documents.change(user, event.position(), it -> change(it, e.profile(), event.position()));
            case BotRegistered e ->
                documents.change(user, event.position(), it -> it.registerBot(e.username(), e.profile(), personal));
            case UserErased e -> documents.change(user, event.position(), it -> erase(it, event.position()));
            case SessionEnded _, PasswordChanged _, BotTokenIssued _, BotDeleted _ -> {}
        }
    }

    /**
     * With the next picture the one before is gone, before the event counts as applied: so it is never forgotten, and where it was done already,
     * by another replica or before a replay, nothing happens. A picture never comes back under its id.
     */
    private void change(UserDocument user, UserProfile profile, long position) {
        String before = user.avatarId();
        if (before != null && !before.equals(profile.avatarId())) {
            avatars.delete(before);
        }
        user.change(profile, position, personal);
    }

    private void erase(UserDocument user, long position) {
        change(user, ErasedUser.profile(), position);
        user.erase();
    }

    @Override
    public void written(Collection<StoredDocument> changed) {
        for (StoredDocument document : changed) {
            if (document instanceof UserDocument user) {
                summaries.put(user.summary(personal));
                directory.put(user.summary(personal));
                changes.put(user.id(), user.changedAt());
            }
        }
    }

    @Override
    public void restarted(ReadModel documents) {
        List<UserSummary> users = new ArrayList<>();
        Map<String, Long> changed = new HashMap<>();
        documents.forEach(stored -> {
            UserDocument user = new UserDocument(stored);
            users.add(user.summary(personal));
            changed.put(user.id(), user.changedAt());
        });
        directory.replace(users);
        changes.replace(changed);
        summaries.clear();
    }

    @Override
    public @Nullable String writerOf(String id, Document fields) {
        return id;
    }
}
