package chat.verbatim.sdk;

import chat.verbatim.sdk.model.CaughtUpFrame;
import chat.verbatim.sdk.model.ChatAuditedFrame;
import chat.verbatim.sdk.model.ChatCreatedFrame;
import chat.verbatim.sdk.model.ChatPreferencesFrame;
import chat.verbatim.sdk.model.ChatUpdatedFrame;
import chat.verbatim.sdk.model.ErrorFrame;
import chat.verbatim.sdk.model.HeartbeatFrame;
import chat.verbatim.sdk.model.Message;
import chat.verbatim.sdk.model.MessageDeletedFrame;
import chat.verbatim.sdk.model.MessageEditedFrame;
import chat.verbatim.sdk.model.ParticipantFrame;
import chat.verbatim.sdk.model.PresenceFrame;
import chat.verbatim.sdk.model.ReactionFrame;
import chat.verbatim.sdk.model.ReceiptFrame;
import chat.verbatim.sdk.model.ResyncFrame;
import chat.verbatim.sdk.model.RoleFrame;
import chat.verbatim.sdk.model.SocketError;
import chat.verbatim.sdk.model.TypingFrame;
import chat.verbatim.sdk.model.UserUpdatedFrame;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a handler can be registered for.
 *
 * @param <T> what the handler gets
 */
public final class Event<T> {
    /** A message: of others, and what this account says, from whatever device. */
    public static final Event<Message> MESSAGE = new Event<>("receive_message", Message.class);

    /** A message says something else now. */
    public static final Event<MessageEditedFrame> MESSAGE_EDITED =
            new Event<>("message_edited", MessageEditedFrame.class);

    /** A message was taken back. */
    public static final Event<MessageDeletedFrame> MESSAGE_DELETED =
            new Event<>("message_deleted", MessageDeletedFrame.class);

    /** Somebody has reacted to a message. */
    public static final Event<ReactionFrame> REACTION_ADDED = new Event<>("reaction_added", ReactionFrame.class);

    /** Somebody has taken a reaction back. */
    public static final Event<ReactionFrame> REACTION_REMOVED = new Event<>("reaction_removed", ReactionFrame.class);

    /** Somebody started a chat with this account. */
    public static final Event<ChatCreatedFrame> CHAT_CREATED = new Event<>("chat_created", ChatCreatedFrame.class);

    /** A group has another name. */
    public static final Event<ChatUpdatedFrame> CHAT_UPDATED = new Event<>("chat_updated", ChatUpdatedFrame.class);

    /** Somebody joined a group. */
    public static final Event<ParticipantFrame> PARTICIPANT_ADDED =
            new Event<>("participant_added", ParticipantFrame.class);

    /** Somebody was removed from a group, or left it. */
    public static final Event<ParticipantFrame> PARTICIPANT_REMOVED =
            new Event<>("participant_removed", ParticipantFrame.class);

    /** A member of a group has another role. */
    public static final Event<RoleFrame> ROLE_CHANGED = new Event<>("role_changed", RoleFrame.class);

    /** An auditor may read the chat for an hour, and says why. */
    public static final Event<ChatAuditedFrame> CHAT_AUDITED = new Event<>("chat_audited", ChatAuditedFrame.class);

    /** This account has muted or pinned a chat, or ended that. */
    public static final Event<ChatPreferencesFrame> CHAT_PREFERENCES_CHANGED =
            new Event<>("chat_preferences_changed", ChatPreferencesFrame.class);

    /** A member has received everything up to a seq. */
    public static final Event<ReceiptFrame> MESSAGE_DELIVERED = new Event<>("message_delivered", ReceiptFrame.class);

    /** A member has read everything up to a seq. */
    public static final Event<ReceiptFrame> MESSAGE_READ = new Event<>("message_read", ReceiptFrame.class);

    /** A member is typing. */
    public static final Event<TypingFrame> USER_TYPING = new Event<>("user_typing", TypingFrame.class);

    /** A member has stopped typing. */
    public static final Event<TypingFrame> USER_STOPPED_TYPING = new Event<>("user_stopped_typing", TypingFrame.class);

    /** Somebody one shares a chat with has come online. */
    public static final Event<PresenceFrame> USER_ONLINE = new Event<>("user_online", PresenceFrame.class);

    /** Somebody one shares a chat with has gone offline. */
    public static final Event<PresenceFrame> USER_OFFLINE = new Event<>("user_offline", PresenceFrame.class);

    /** Somebody one shares a chat with has another profile, or this account has. */
    public static final Event<UserUpdatedFrame> USER_UPDATED = new Event<>("user_updated", UserUpdatedFrame.class);

    /** Everything that was missed is here; with {@code fromStart}, what was read before over HTTP is to be read again. */
    public static final Event<CaughtUpFrame> CAUGHT_UP = new Event<>("caught_up", CaughtUpFrame.class);

    /** The connection lives. */
    public static final Event<HeartbeatFrame> HEARTBEAT = new Event<>("heartbeat", HeartbeatFrame.class);

    /** Frames were dropped, and are asked for again by the client itself. */
    public static final Event<ResyncFrame> RESYNC = new Event<>("resync", ResyncFrame.class);

    /** The token has ended; the client renews it by itself if it can. */
    public static final Event<SocketError> SESSION_ENDED = new Event<>("session_ended", SocketError.class);

    /** The server refused a frame of this client. */
    public static final Event<ErrorFrame> FRAME_REFUSED = new Event<>("error", ErrorFrame.class);

    /** The client stands otherwise to its server. Not a frame: called at once, whatever handler runs. */
    public static final Event<State> STATE = new Event<>("state", State.class);

    /** A handler failed, or the connection ended for good. Not a frame: called at once, whatever handler runs. */
    public static final Event<Throwable> ERROR = new Event<>("client_error", Throwable.class);

    private static final Map<String, Event<?>> FRAMES = Stream.of(
                    MESSAGE,
                    MESSAGE_EDITED,
                    MESSAGE_DELETED,
                    REACTION_ADDED,
                    REACTION_REMOVED,
                    CHAT_CREATED,
                    CHAT_UPDATED,
                    PARTICIPANT_ADDED,
                    PARTICIPANT_REMOVED,
                    ROLE_CHANGED,
                    CHAT_AUDITED,
                    CHAT_PREFERENCES_CHANGED,
                    MESSAGE_DELIVERED,
                    MESSAGE_READ,
                    USER_TYPING,
                    USER_STOPPED_TYPING,
                    USER_ONLINE,
                    USER_OFFLINE,
                    USER_UPDATED,
                    CAUGHT_UP,
                    HEARTBEAT,
                    RESYNC,
                    SESSION_ENDED,
                    FRAME_REFUSED)
            .collect(Collectors.toUnmodifiableMap(Event::name, Function.identity()));

    private final String name;
    private final Class<T> payload;

    private Event(String name, Class<T> payload) {
        this.name = name;
        this.payload = payload;
    }

    /** The frames of the contract by name. */
    static Map<String, Event<?>> frames() {
        return FRAMES;
    }

    /** As the contract calls it. */
    public String name() {
        return name;
    }

    /** The class of what its handlers get. */
    public Class<T> payload() {
        return payload;
    }

    @Override
    public String toString() {
        return name;
    }
}
