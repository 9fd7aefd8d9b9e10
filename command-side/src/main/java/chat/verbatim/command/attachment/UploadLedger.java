package chat.verbatim.command.attachment;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.attachment.Attachment;
import chat.verbatim.api.attachment.Upload;
import chat.verbatim.node.attachment.AttachmentSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What may become of the uploads of one user: pure steps from one list to the next. */
record UploadLedger(List<Upload> uploads) {
    UploadLedger {
        uploads = List.copyOf(uploads);
    }

    /** The finished upload with this key to this chat. */
    Optional<Attachment> finished(String chatId, String key) {
        return uploads.stream()
                .filter(upload -> upload.chatId().equals(chatId) && key.equals(upload.key()))
                .map(Upload::file)
                .filter(file -> file != null)
                .findFirst();
    }

    boolean isFull(long room, AttachmentSettings settings) {
        long bytes = uploads.stream().mapToLong(Upload::room).sum();
        return uploads.size() >= settings.mostUnsentFiles()
                || bytes + room > settings.mostUnsentBytes().toBytes();
    }

    /**
     * One more; an unfinished try with the same key loses the key to it.
     *
     * @throws chat.verbatim.api.RefusedException with {@code LIMIT_REACHED}
     */
    UploadLedger begin(Upload begun, AttachmentSettings settings) {
        if (isFull(begun.room(), settings)) {
            throw Refusal.because(
                    RefusalCode.LIMIT_REACHED,
                    "You have uploaded %d files that no message has taken; at most %d files with %d bytes together may wait. Send them, or wait until they are deleted (%d hours after their upload)."
                            .formatted(
                                    uploads.size(),
                                    settings.mostUnsentFiles(),
                                    settings.mostUnsentBytes().toBytes(),
                                    settings.keepUnsent().toHours()));
        }
        List<Upload> next = new ArrayList<>();
        for (Upload upload : uploads) {
            boolean overtaken = begun.key() != null
                    && begun.key().equals(upload.key())
                    && begun.chatId().equals(upload.chatId())
                    && upload.file() == null;
            next.add(overtaken ? withoutKey(upload) : upload);
        }
        next.add(begun);
        return new UploadLedger(next);
    }

    private static Upload withoutKey(Upload upload) {
        return new Upload(upload.id(), upload.chatId(), null, upload.begunAt(), upload.room(), upload.file());
    }

    /** Unchanged when the upload was given up meanwhile. */
    UploadLedger finish(Attachment file) {
        return new UploadLedger(uploads.stream()
                .map(upload -> upload.id().equals(file.id())
                        ? new Upload(upload.id(), upload.chatId(), upload.key(), upload.begunAt(), file.size(), file)
                        : upload)
                .toList());
    }

    UploadLedger without(String attachmentId) {
        return new UploadLedger(uploads.stream()
                .filter(upload -> !upload.id().equals(attachmentId))
                .toList());
    }

    boolean holds(Attachment file) {
        return uploads.stream().anyMatch(upload -> file.equals(upload.file()));
    }
}
