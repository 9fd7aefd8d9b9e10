package chat.verbatim.query.bot;

import chat.verbatim.api.user.UserEvent;
import chat.verbatim.api.user.UserEvent.BotDeleted;
import chat.verbatim.api.user.UserEvent.BotRegistered;
import chat.verbatim.api.user.UserEvent.BotTokenIssued;
import chat.verbatim.api.user.UserEvent.PasswordChanged;
import chat.verbatim.api.user.UserEvent.ProfileChanged;
import chat.verbatim.api.user.UserEvent.SessionEnded;
import chat.verbatim.api.user.UserEvent.UserErased;
import chat.verbatim.api.user.UserEvent.UserRegistered;
import chat.verbatim.query.projection.LoggedEvent;
import chat.verbatim.query.projection.ProjectionPart;
import chat.verbatim.query.projection.WorkingSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keeps a document for each bot, and one for each owner of any. */
final class BotPart implements ProjectionPart {
    private static final Set<Class<?>> CONCERNS =
            Set.of(BotRegistered.class, BotTokenIssued.class, SessionEnded.class, BotDeleted.class);

    @Override
    public String projection() {
        return BotSliceConfiguration.PROJECTION;
    }

    @Override
    public boolean concerns(Class<?> payloadType) {
        return CONCERNS.contains(payloadType);
    }

    @Override
    public void announce(LoggedEvent event, Consumer<String> ids) {
        ids.accept(BotDocument.idOf(((UserEvent) event.payload()).userId()));
        if (event.payload() instanceof BotRegistered bot) {
            ids.accept(OwnerDocument.idOf(bot.ownerId()));
        }
    }

    @Override
    public void apply(LoggedEvent event, WorkingSet documents) {
        switch ((UserEvent) event.payload()) {
            case BotRegistered e -> {
                BotDocument bot = documents.findOrCreate(
                        BotDocument.idOf(e.userId()), BotDocument.class, BotDocument::new, BotDocument::new);
                documents.change(bot, event.position(), it -> it.register(e.ownerId(), event.at()));
                documents.change(owner(e.ownerId(), documents), event.position(), it -> it.add(e.userId()));
            }
            case BotTokenIssued e -> change(event, documents, it -> it.issue(e, event.at()));
            // Most sessions are those of people, who have no document here.
            case SessionEnded e -> change(event, documents, it -> it.revoke(e.sessionId()));
            case BotDeleted e -> {
                BotDocument bot = find(e.userId(), documents);
                if (bot != null) {
                    documents.change(owner(bot.ownerId(), documents), event.position(), it -> it.remove(e.userId()));
                    documents.change(bot, event.position(), BotDocument::delete);
                }
            }
            case UserRegistered _, ProfileChanged _, PasswordChanged _, UserErased _ -> {}
        }
    }

    private static void change(LoggedEvent event, WorkingSet documents, Consumer<BotDocument> change) {
        BotDocument bot = find(((UserEvent) event.payload()).userId(), documents);
        if (bot != null) {
            documents.change(bot, event.position(), change);
        }
    }

    private static @Nullable BotDocument find(String botId, WorkingSet documents) {
        return documents.find(BotDocument.idOf(botId), BotDocument.class, BotDocument::new);
    }

    private static OwnerDocument owner(String ownerId, WorkingSet documents) {
        return documents.findOrCreate(
                OwnerDocument.idOf(ownerId), OwnerDocument.class, OwnerDocument::new, OwnerDocument::new);
    }
}
