package chat.verbatim.command.attachment;

import chat.verbatim.api.attachment.Attachment;
import chat.verbatim.api.attachment.AttachmentBytes;
import chat.verbatim.api.attachment.Upload;
import chat.verbatim.api.attachment.Uploads;
import chat.verbatim.node.attachment.AttachmentSettings;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/** Files that are uploads like any other, only to no chat: so no message can take them, and nobody is answered with them. */
@Component
final class LedgerFiles implements WholeFiles {
    private static final String NO_CHAT = "";

    private final Uploads uploads;
    private final UploadCleaning cleaning;
    private final AttachmentBytes bytes;
    private final AttachmentSettings settings;
    private final Clock clock;

    LedgerFiles(
            Uploads uploads, UploadCleaning cleaning, AttachmentBytes bytes, AttachmentSettings settings, Clock clock) {
        this.uploads = uploads;
        this.cleaning = cleaning;
        this.bytes = bytes;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void keep(String ownerId, Attachment file, byte[] content) {
        Upload upload =
                new Upload(file.id(), NO_CHAT, null, clock.instant().truncatedTo(ChronoUnit.MILLIS), file.size(), file);
        if (new UploadLedger(uploads.of(ownerId)).isFull(upload.room(), settings)) {
            cleaning.clean(ownerId);
        }
        // Listed before it is there: what a killed process leaves behind is found.
        uploads.change(
                ownerId, list -> new UploadLedger(list).begin(upload, settings).uploads());
        bytes.put(file.id(), 0, content);
    }

    @Override
    public void claimed(String ownerId, String fileId) {
        uploads.change(ownerId, list -> new UploadLedger(list).without(fileId).uploads());
    }

    @Override
    public void discard(String ownerId, String fileId) {
        bytes.delete(fileId);
        claimed(ownerId, fileId);
    }
}
