package chat.verbatim.query.membership;

import chat.verbatim.api.chat.ChatEvent;
import chat.verbatim.api.chat.ChatEvent.ChatCreated;
import chat.verbatim.api.chat.ChatEvent.ParticipantAdded;
import chat.verbatim.api.chat.ChatEvent.ParticipantRemoved;
import chat.verbatim.api.chat.ChatEvent.RoleChanged;
import chat.verbatim.api.chat.ChatView.Role;
import chat.verbatim.query.projection.LoggedEvent;
import chat.verbatim.query.projection.ProjectionPart;
import chat.verbatim.query.projection.WorkingSet;
import java.util.function.Consumer;

/** Keeps rosters, members, and each user's list of chats. */
final class MembershipPart implements ProjectionPart {
    @Override
    public String projection() {
        return ChatKeys.PROJECTION;
    }

    @Override
    public boolean concerns(Class<?> payloadType) {
        return payloadType == ChatCreated.class
                || payloadType == ParticipantAdded.class
                || payloadType == ParticipantRemoved.class
                || payloadType == RoleChanged.class;
    }

    @Override
    public void announce(LoggedEvent event, Consumer<String> ids) {
        ChatEvent chatEvent = (ChatEvent) event.payload();
        ids.accept(ChatKeys.roster(chatEvent.chatId()));
        switch (chatEvent) {
            case ChatCreated e -> e.participantIds().forEach(userId -> announceUser(e.chatId(), userId, ids));
            case ParticipantAdded e -> announceUser(e.chatId(), e.userId(), ids);
            case ParticipantRemoved e -> announceUser(e.chatId(), e.userId(), ids);
            default -> {}
        }
    }

    private static void announceUser(String chatId, String userId, Consumer<String> ids) {
        ids.accept(ChatKeys.member(chatId, userId));
        ids.accept(ChatKeys.memberships(userId));
    }

    @Override
    public void apply(LoggedEvent event, WorkingSet documents) {
        ChatEvent chatEvent = (ChatEvent) event.payload();
        RosterDocument roster = documents.findOrCreate(
                ChatKeys.roster(chatEvent.chatId()), RosterDocument.class, RosterDocument::new, RosterDocument::new);
        switch (chatEvent) {
            case ChatCreated e -> {
                documents.change(roster, event.position(), it -> it.roster().begin(e.participantIds(), e.creatorId()));
                e.participantIds().forEach(userId -> join(e.chatId(), userId, event, documents));
            }
            case ParticipantAdded e -> {
                documents.change(roster, event.position(), it -> it.roster().add(e.userId()));
                join(e.chatId(), e.userId(), event, documents);
            }
            case ParticipantRemoved e -> {
                documents.change(roster, event.position(), it -> it.roster().remove(e.userId(), e.newOwnerId()));
                leave(e.chatId(), e.userId(), event, documents);
            }
            case RoleChanged e -> documents.change(roster, event.position(), it -> changeRole(e, it.roster()));
            default -> {}
        }
    }

    private static void changeRole(RoleChanged e, Roster roster) {
        if (e.role() == Role.OWNER) {
            roster.handOver(e.actorId(), e.userId());
        } else {
            roster.appoint(e.userId(), e.role());
        }
    }

    private static void join(String chatId, String userId, LoggedEvent event, WorkingSet documents) {
        documents.change(member(chatId, userId, documents), event.position(), it -> it.join(event.seq(), event.at()));
        documents.change(memberships(userId, documents), event.position(), it -> it.join(chatId));
    }

    private static void leave(String chatId, String userId, LoggedEvent event, WorkingSet documents) {
        documents.change(member(chatId, userId, documents), event.position(), MemberDocument::leave);
        documents.change(
                memberships(userId, documents),
                event.position(),
                it -> it.leave(chatId, event.seq(), event.position()));
    }

    private static MemberDocument member(String chatId, String userId, WorkingSet documents) {
        return documents.findOrCreate(
                ChatKeys.member(chatId, userId), MemberDocument.class, MemberDocument::new, MemberDocument::new);
    }

    private static MembershipsDocument memberships(String userId, WorkingSet documents) {
        return documents.findOrCreate(
                ChatKeys.memberships(userId),
                MembershipsDocument.class,
                MembershipsDocument::new,
                MembershipsDocument::new);
    }
}
