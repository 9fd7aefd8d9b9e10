package chat.verbatim.query.attachment;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.RefusedException;
import chat.verbatim.api.attachment.Attachment;
import chat.verbatim.api.attachment.Upload;
import chat.verbatim.api.attachment.Uploads;
import chat.verbatim.query.membership.Access;
import chat.verbatim.query.membership.ChatKeys;
import chat.verbatim.query.message.MessageDocument;
import chat.verbatim.query.projection.PersonalFields;
import chat.verbatim.query.projection.ReadModel;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds files for those who may have them: members of the chat the file of a message, an uploader what was not sent yet. */
final class Attachments {
    private final ReadModel documents;
    private final Uploads uploads;
    private final PersonalFields personal;

    Attachments(ReadModel documents, Uploads uploads, PersonalFields personal) {
        this.documents = documents;
        this.uploads = uploads;
        this.personal = personal;
    }

    /** @throws chat.verbatim.api.RefusedException with {@code CHAT_NOT_FOUND} or {@code NOT_FOUND} */
    Attachment find(String chatId, String attachmentId, String userId) {
        Access.requirePlausible(chatId);
        if (!Attachment.isPlausible(attachmentId)) {
            // Only members may hear even that.
            Access.require(chatId, userId, documents.find(List.of(ChatKeys.member(chatId, userId))));
            throw notFound();
        }
        String key = ChatKeys.attachment(chatId, attachmentId);
        ReadModel.Found found = documents.find(List.of(ChatKeys.member(chatId, userId), key));
        Access.require(chatId, userId, found);
        @Nullable AttachmentDocument sent = found.get(key, AttachmentDocument::new);
        Optional<Attachment> file = sent == null
                ? unsent(chatId, attachmentId, userId)
                : ofMessage(chatId, sent.messageSeq(), attachmentId);
        return file.orElseThrow(Attachments::notFound);
    }

    private Optional<Attachment> ofMessage(String chatId, long seq, String attachmentId) {
        String key = ChatKeys.message(chatId, seq);
        return Optional.ofNullable(documents.find(List.of(key)).get(key, MessageDocument::new)).stream()
                .flatMap(message -> message.attachments(personal).stream())
                .filter(file -> file.id().equals(attachmentId))
                .findFirst();
    }

    private Optional<Attachment> unsent(String chatId, String attachmentId, String userId) {
        return uploads.of(userId).stream()
                .filter(upload -> upload.chatId().equals(chatId) && upload.id().equals(attachmentId))
                .map(Upload::file)
                .filter(file -> file != null)
                .findFirst();
    }

    private static RefusedException notFound() {
        return Refusal.because(RefusalCode.NOT_FOUND, "There is no such file in this chat.");
    }
}
