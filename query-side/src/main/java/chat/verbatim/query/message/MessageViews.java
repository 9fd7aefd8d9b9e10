package chat.verbatim.query.message;

import chat.verbatim.api.Position;
import chat.verbatim.api.message.MessageId;
import chat.verbatim.api.message.MessageView;
import chat.verbatim.api.user.UserSummary;
import chat.verbatim.query.projection.PersonalFields;
import chat.verbatim.query.receipt.Recipients;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Messages as members see them. */
public final class MessageViews {
    private final PersonalFields personal;

    MessageViews(PersonalFields personal) {
        this.personal = personal;
    }

    /** Whose details a view of the message needs. */
    public String senderOf(MessageDocument message) {
        return message.sender();
    }

    /** @param users at least the sender */
    public MessageView view(
            MessageId id,
            MessageDocument message,
            String viewerId,
            Recipients recipients,
            Map<String, UserSummary> users) {
        @Nullable String key = message.sender().equals(viewerId) ? message.idempotencyKey() : null;
        return new MessageView(
                id.toString(),
                id.chatId(),
                id.seq(),
                message.changeSeq(),
                Objects.requireNonNull(users.get(message.sender()), "the sender is among the users"),
                message.text(personal),
                message.sentAt(),
                recipients.status(id.seq(), message.sender()),
                message.editedAt() != null,
                message.editedAt(),
                message.deletedAt(),
                key,
                Position.encode(message.position()));
    }
}
