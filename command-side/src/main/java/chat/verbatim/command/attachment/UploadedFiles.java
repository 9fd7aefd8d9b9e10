package chat.verbatim.command.attachment;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusedException;
import chat.verbatim.api.attachment.Attachment;
import chat.verbatim.api.attachment.Upload;
import chat.verbatim.api.attachment.Uploads;
import chat.verbatim.command.Claims;
import chat.verbatim.eventstore.LogReader;
import chat.verbatim.node.attachment.AttachmentSettings;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Files from the list of what their sender has uploaded. */
@Component
final class UploadedFiles implements SentAttachments {
    private static final String FIELD = "attachments";

    private final Uploads uploads;
    private final UploadCleaning cleaning;
    private final LogReader log;
    private final AttachmentSettings settings;

    UploadedFiles(Uploads uploads, UploadCleaning cleaning, LogReader log, AttachmentSettings settings) {
        this.uploads = uploads;
        this.cleaning = cleaning;
        this.log = log;
        this.settings = settings;
    }

    @Override
    public List<Attachment> take(String chatId, String senderId, List<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        if (ids.size() > settings.mostPerMessage()) {
            throw Refusal.invalid(FIELD, "may be at most " + settings.mostPerMessage() + " files");
        }
        if (new HashSet<>(ids).size() < ids.size()) {
            throw Refusal.invalid(FIELD, "names a file twice");
        }
        Map<String, Upload> mine = uploads.of(senderId).stream()
                .filter(upload -> upload.chatId().equals(chatId))
                .collect(Collectors.toMap(Upload::id, Function.identity()));
        return ids.stream().map(id -> file(id, mine)).toList();
    }

    private Attachment file(String id, Map<String, Upload> mine) {
        if (Attachment.isPlausible(id) && log.findClaim(Claims.ofAttachment(id)).isPresent()) {
            throw Refusal.invalid(FIELD, "names a file that a message has already; upload it again to send it again");
        }
        Upload upload = mine.get(id);
        if (upload == null || upload.file() == null || !cleaning.isFresh(upload)) {
            throw notThere();
        }
        return upload.file();
    }

    private static RefusedException notThere() {
        return Refusal.invalid(
                FIELD, "names a file that you have not uploaded to this chat, or so long ago that it was deleted");
    }
}
