package chat.verbatim.query.message;

import chat.verbatim.api.Position;
import chat.verbatim.api.message.MessageId;
import chat.verbatim.api.message.MessageReference;
import chat.verbatim.api.message.MessageView;
import chat.verbatim.api.user.UserSummary;
import chat.verbatim.query.membership.ChatKeys;
import chat.verbatim.query.projection.PersonalFields;
import chat.verbatim.query.projection.ReadModel;
import chat.verbatim.query.reaction.ReactionsDocument;
import chat.verbatim.query.receipt.Recipients;
import java.util.List;
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

    /** Names the documents that {@link #view} needs of a message. */
    public static List<String> ids(String chatId, long seq) {
        return List.of(ChatKeys.message(chatId, seq), ChatKeys.reactions(chatId, seq));
    }

    /**
     * @param found what was read, the message's documents among it
     * @param users at least the sender
     */
    public MessageView view(
            MessageId id,
            MessageDocument message,
            String viewerId,
            ReadModel.Found found,
            Recipients recipients,
            Map<String, UserSummary> users) {
        @Nullable
        ReactionsDocument reactions = found.get(ChatKeys.reactions(id.chatId(), id.seq()), ReactionsDocument::new);
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
                reactions == null ? null : reactions.reactions(),
                reactions == null ? null : reactions.newestSeq(),
                key,
                message.replyTo() == null ? null : MessageReference.to(id.chatId(), message.replyTo()),
                message.mentions(),
                Position.encode(message.position()),
                message.attachments(personal),
                message.moderated());
    }
}
