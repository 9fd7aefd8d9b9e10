package chat.verbatim.realtime.chat;

import chat.verbatim.api.Position;
import chat.verbatim.api.chat.ChatEvent.ChatCreated;
import chat.verbatim.api.chat.ChatEvent.ChatRenamed;
import chat.verbatim.api.chat.ChatEvent.ParticipantAdded;
import chat.verbatim.api.chat.ChatEvent.ParticipantRemoved;
import chat.verbatim.api.chat.ChatEvent.RoleChanged;
import chat.verbatim.api.chat.ChatView;
import chat.verbatim.api.user.UserSummary;
import chat.verbatim.realtime.routing.Broadcast;
import chat.verbatim.realtime.routing.Broadcast.Change;
import chat.verbatim.realtime.routing.FrameEncoder;
import chat.verbatim.realtime.user.UserDirectory;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens to chats, as frames. */
public final class ChatFrames {
    private final FrameEncoder encoder;
    private final UserDirectory users;

    public ChatFrames(FrameEncoder encoder, UserDirectory users) {
        this.encoder = encoder;
        this.users = users;
    }

    public Broadcast created(ChatCreated event, long seq, long position, Instant at) {
        List<ChatView.Participant> participants = users.find(event.participantIds()).stream()
                .map(user -> new ChatView.Participant(user, roleOf(user.id(), event), seq, seq))
                .toList();
        ChatSummary chat = new ChatSummary(
                event.chatId(),
                event.name(),
                participants,
                event.creatorId(),
                event.group(),
                at,
                at,
                seq,
                Position.encode(position));
        return broadcast(
                "chat_created",
                new Created(event.chatId(), seq, Position.encode(position), event.creatorId(), chat),
                event.chatId(),
                new Change.Joins(event.participantIds()),
                position);
    }

    public Broadcast renamed(ChatRenamed event, long seq, long position, Instant at) {
        return broadcast(
                "chat_updated",
                new Updated(event.chatId(), seq, Position.encode(position), at, event.actorId(), event.name()),
                event.chatId(),
                Change.NONE,
                position);
    }

    public Broadcast added(ParticipantAdded event, long seq, long position, Instant at) {
        return broadcast(
                "participant_added",
                new ParticipantChanged(
                        event.chatId(),
                        seq,
                        Position.encode(position),
                        at,
                        event.userId(),
                        event.actorId(),
                        users.find(event.userId()),
                        null),
                event.chatId(),
                new Change.Joins(List.of(event.userId())),
                position);
    }

    public Broadcast removed(ParticipantRemoved event, long seq, long position, Instant at) {
        return broadcast(
                "participant_removed",
                new ParticipantChanged(
                        event.chatId(),
                        seq,
                        Position.encode(position),
                        at,
                        event.userId(),
                        event.actorId(),
                        users.find(event.userId()),
                        event.newOwnerId()),
                event.chatId(),
                new Change.Leaves(event.userId()),
                position);
    }

    public Broadcast roleChanged(RoleChanged event, long seq, long position, Instant at) {
        boolean handsOver = event.role() == ChatView.Role.OWNER;
        return broadcast(
                "role_changed",
                new RoleFrame(
                        event.chatId(),
                        seq,
                        Position.encode(position),
                        at,
                        event.userId(),
                        event.role(),
                        event.actorId(),
                        handsOver ? event.actorId() : null),
                event.chatId(),
                Change.NONE,
                position);
    }

    private Broadcast broadcast(String event, Object payload, String chatId, Change change, long position) {
        return Broadcast.toAll(position, chatId, change, List.of(encoder.frame(event, payload)));
    }

    private static ChatView.Role roleOf(String userId, ChatCreated event) {
        return userId.equals(event.creatorId()) ? ChatView.Role.OWNER : ChatView.Role.MEMBER;
    }

    record Created(String chatId, long seq, String position, String by, ChatSummary chat) {}

    record Updated(String chatId, long seq, String position, Instant at, String by, String name) {}

    record RoleFrame(
            String chatId,
            long seq,
            String position,
            Instant at,
            String userId,
            ChatView.Role role,
            String by,
            @Nullable String formerOwnerId) {}

    record ParticipantChanged(
            String chatId,
            long seq,
            String position,
            Instant at,
            String userId,
            String by,
            UserSummary user,
            @Nullable String newOwnerId) {}

    /** A new chat, the same for each of its members. */
    record ChatSummary(
            String id,
            @Nullable String name,
            List<ChatView.Participant> participants,
            String creator,
            boolean isGroup,
            Instant createdAt,
            Instant updatedAt,
            long lastSeq,
            String position) {}
}
