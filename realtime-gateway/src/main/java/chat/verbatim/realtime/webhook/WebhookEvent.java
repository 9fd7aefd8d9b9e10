package chat.verbatim.realtime.webhook;

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
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a webhook can be subscribed to: the frames of events of a chat, under their names. */
enum WebhookEvent {
    RECEIVE_MESSAGE,
    MESSAGE_EDITED,
    MESSAGE_DELETED,
    REACTION_ADDED,
    REACTION_REMOVED,
    CHAT_UPDATED,
    PARTICIPANT_ADDED,
    PARTICIPANT_REMOVED;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static boolean isKnown(String wireName) {
        return Arrays.stream(values()).anyMatch(event -> event.wireName().equals(wireName));
    }

    /** Empty for what happens before there can be a webhook, and for what none can be subscribed to. */
    static Optional<WebhookEvent> of(ChatEvent event) {
        return switch (event) {
            case ChatCreated _, RoleChanged _, ChatAudited _ -> Optional.empty();
            case MessageSent _ -> Optional.of(RECEIVE_MESSAGE);
            case MessageEdited _ -> Optional.of(MESSAGE_EDITED);
            case MessageDeleted _ -> Optional.of(MESSAGE_DELETED);
            case ReactionAdded _ -> Optional.of(REACTION_ADDED);
            case ReactionRemoved _ -> Optional.of(REACTION_REMOVED);
            case ChatRenamed _ -> Optional.of(CHAT_UPDATED);
            case ParticipantAdded _ -> Optional.of(PARTICIPANT_ADDED);
            case ParticipantRemoved _ -> Optional.of(PARTICIPANT_REMOVED);
        };
    }
}
