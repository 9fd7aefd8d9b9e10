package chat.verbatim.command.attachment;

import chat.verbatim.api.attachment.AttachmentBytes;
import chat.verbatim.api.attachment.Upload;
import chat.verbatim.api.attachment.Uploads;
import chat.verbatim.command.Claims;
import chat.verbatim.eventstore.LogReader;
import chat.verbatim.node.attachment.AttachmentSettings;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Strikes uploads off the lists of their users: those that a message took, whose bytes are now the message's, and those that nobody will
 * want any more, together with their bytes. Each step can be repeated, by any process.
 */
@Component
final class UploadCleaning {
    /** Nothing is sent that is so near to its end that another process, with another clock, may be deleting it. */
    static final Duration GRACE = Duration.ofMinutes(10);

    private static final Logger log = LoggerFactory.getLogger(UploadCleaning.class);

    private final Uploads uploads;
    private final AttachmentBytes bytes;
    private final LogReader events;
    private final AttachmentSettings settings;
    private final Clock clock;

    UploadCleaning(Uploads uploads, AttachmentBytes bytes, LogReader events, AttachmentSettings settings, Clock clock) {
        this.uploads = uploads;
        this.bytes = bytes;
        this.events = events;
        this.settings = settings;
        this.clock = clock;
    }

    void cleanAll() {
        uploads.forEachUser(this::clean);
    }

    void clean(String userId) {
        for (Upload upload : uploads.of(userId)) {
            if (isTaken(upload)) {
                strike(userId, upload);
            } else if (isOver(upload)) {
                log.debug("upload {} is given up", upload.id());
                bytes.delete(upload.id());
                strike(userId, upload);
            }
        }
    }

    /** Whether it may still be sent. */
    boolean isFresh(Upload upload) {
        return clock.instant().isBefore(upload.begunAt().plus(settings.keepUnsent()));
    }

    private boolean isTaken(Upload upload) {
        return upload.file() != null
                && events.findClaim(Claims.ofAttachment(upload.id())).isPresent();
    }

    private boolean isOver(Upload upload) {
        Duration life = upload.file() == null ? settings.longestUpload() : settings.keepUnsent();
        return clock.instant().isAfter(upload.begunAt().plus(life).plus(GRACE));
    }

    private void strike(String userId, Upload upload) {
        uploads.change(
                userId, list -> new UploadLedger(list).without(upload.id()).uploads());
    }
}
