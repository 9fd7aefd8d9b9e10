package chat.verbatim.command.attachment;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.RefusedException;
import chat.verbatim.api.attachment.Attachment;
import chat.verbatim.api.attachment.AttachmentBytes;
import chat.verbatim.api.attachment.Upload;
import chat.verbatim.api.attachment.Uploads;
import chat.verbatim.node.attachment.AttachmentSettings;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes in one file, a chunk at a time. What does not arrive whole leaves nothing behind, at the latest after a while. */
@Component
final class FileIntake {
    private final Uploads uploads;
    private final UploadCleaning cleaning;
    private final AttachmentBytes bytes;
    private final UploadVolume volume;
    private final AttachmentSettings settings;
    private final Clock clock;

    FileIntake(
            Uploads uploads,
            UploadCleaning cleaning,
            AttachmentBytes bytes,
            UploadVolume volume,
            AttachmentSettings settings,
            Clock clock) {
        this.uploads = uploads;
        this.cleaning = cleaning;
        this.bytes = bytes;
        this.volume = volume;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * @param key the uploader's own name for it; null without one
     * @param declaredType what the uploader says about the bytes
     * @param length how many bytes are to come; negative when nobody knows
     */
    record Arriving(
            String chatId,
            String userId,
            @Nullable String key,
            FileName name,
            @Nullable String declaredType,
            long length) {}

    /** @param repeated true when it had arrived before under the same key */
    record Taken(Attachment file, boolean repeated) {}

    /** Whoever asks was let in already. */
    Taken take(Arriving file, InputStream body) throws IOException {
        refuseName(file.name());
        requireSize(file.length());
        Optional<Attachment> before = known(file);
        return before.isPresent() ? new Taken(before.get(), true) : new Taken(receive(file, body), false);
    }

    private Optional<Attachment> known(Arriving file) {
        return file.key() == null
                ? Optional.empty()
                : new UploadLedger(uploads.of(file.userId())).finished(file.chatId(), file.key());
    }

    private Attachment receive(Arriving file, InputStream body) throws IOException {
        // Before anything is kept: a first chunk that is refused costs nothing.
        byte[] head = body.readNBytes(AttachmentBytes.CHUNK);
        String type = FileType.of(head, file.declaredType());
        refuseType(type);
        if (head.length == 0) {
            throw Refusal.invalid("body", "the file is empty; there is nothing to attach");
        }
        long room = file.length() < 0 ? settings.largestFile().toBytes() : file.length();
        volume.take(file.userId(), room);
        long used = 0;
        try {
            Attachment attachment = arrive(file, type, room, head, body);
            used = attachment.size();
            return attachment;
        } finally {
            volume.giveBack(file.userId(), room - used);
        }
    }

    private Attachment arrive(Arriving file, String type, long room, byte[] head, InputStream body) throws IOException {
        Upload upload = begin(file, room);
        try {
            long size = store(upload, head, body);
            Optional<ImageSize> shown = ImageSize.of(head, type);
            Attachment attachment = new Attachment(
                    upload.id(),
                    file.name().value(),
                    type,
                    size,
                    shown.map(ImageSize::width).orElse(null),
                    shown.map(ImageSize::height).orElse(null));
            finish(file.userId(), attachment);
            return attachment;
        } catch (IOException | RuntimeException failure) {
            giveUp(file.userId(), upload, failure);
            throw failure;
        }
    }

    private Upload begin(Arriving file, long room) {
        String id = UUID.randomUUID().toString().replace("-", "");
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Upload upload = new Upload(id, file.chatId(), file.key(), now, room, null);
        if (new UploadLedger(uploads.of(file.userId())).isFull(room, settings)) {
            cleaning.clean(file.userId()); // what was sent a moment ago does not count
        }
        uploads.change(
                file.userId(),
                list -> new UploadLedger(list).begin(upload, settings).uploads());
        return upload;
    }

    private long store(Upload upload, byte[] head, InputStream body) throws IOException {
        byte[] chunk = head;
        long size = 0;
        for (int number = 0; chunk.length > 0; number++) {
            size += chunk.length;
            requireSize(size);
            requireTime(upload);
            bytes.put(upload.id(), number, chunk);
            // A short chunk is the last one.
            chunk = chunk.length < AttachmentBytes.CHUNK ? new byte[0] : body.readNBytes(AttachmentBytes.CHUNK);
        }
        return size;
    }

    private void finish(String userId, Attachment attachment) {
        List<Upload> now = uploads.change(
                userId, list -> new UploadLedger(list).finish(attachment).uploads());
        if (!new UploadLedger(now).holds(attachment)) {
            throw Refusal.because(RefusalCode.CONFLICT, "The upload took too long and was given up; try again.");
        }
    }

    private void giveUp(String userId, Upload upload, Exception why) {
        try {
            bytes.delete(upload.id());
            uploads.change(
                    userId, list -> new UploadLedger(list).without(upload.id()).uploads());
        } catch (RuntimeException away) {
            why.addSuppressed(away); // the sweep will find it
        }
    }

    private void requireSize(long size) {
        if (size > settings.largestFile().toBytes()) {
            throw new RefusedException(new Refusal(
                    RefusalCode.PAYLOAD_TOO_LARGE,
                    "A file may have at most " + settings.largestFile().toBytes() + " bytes.",
                    List.of()));
        }
    }

    private void requireTime(Upload upload) {
        if (clock.instant().isAfter(upload.begunAt().plus(settings.longestUpload()))) {
            throw Refusal.because(RefusalCode.CONFLICT, "The upload took too long and was given up; try again.");
        }
    }

    private void refuseName(FileName name) {
        if (settings.refusedExtensions().contains(name.extension())) {
            throw refused(
                    "Files whose name ends in ." + name.extension() + " are not taken here; pack it into an archive.");
        }
    }

    private void refuseType(String type) {
        if (settings.refusedTypes().contains(type)) {
            throw refused("Files of the type " + type + " are not taken here; pack it into an archive.");
        }
    }

    private static RefusedException refused(String detail) {
        return Refusal.because(RefusalCode.UNSUPPORTED_MEDIA_TYPE, detail);
    }
}
