package chat.verbatim.api.attachment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file that is on its way in, or that waits for the message that takes it.
 *
 * @param id the id of the attachment that it is or becomes
 * @param chatId the chat that it may be sent to
 * @param key its uploader's own name for it; null when there is none, or when another try has taken its place
 * @param begunAt when the upload began
 * @param room how many bytes are reserved for it; its size once it is complete
 * @param file what it is; null until all of it has arrived
 */
public record Upload(
        String id,
        String chatId,
        @Nullable String key,
        Instant begunAt,
        long room,
        @Nullable Attachment file) {}
