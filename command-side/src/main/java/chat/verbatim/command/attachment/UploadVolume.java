package chat.verbatim.command.attachment;

import chat.verbatim.http.TokenBuckets;
import chat.verbatim.node.attachment.AttachmentSettings;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** How much each user uploads: what was sent stays for ever, so whoever may send without end could fill the disk. */
@Component
final class UploadVolume {
    /** A token is so many bytes, for buckets count in whole numbers. */
    private static final double TOKEN = 1_024;

    private final TokenBuckets buckets;
    private final String detail;

    UploadVolume(AttachmentSettings settings, Clock clock) {
        long most = settings.mostPerDay().toBytes();
        int burst = (int) Math.clamp(Math.ceil(most / TOKEN), 1, Integer.MAX_VALUE);
        this.buckets =
                new TokenBuckets(burst, (double) burst / Duration.ofDays(1).toSeconds(), clock);
        this.detail = "At most " + most + " bytes can be uploaded in a day; try again later, or send a smaller file.";
    }

    /** @throws chat.verbatim.api.RefusedException with {@code RATE_LIMITED}, and when to come back, if so much is not left */
    void take(String userId, long bytes) {
        buckets.take(userId, bytes / TOKEN, detail);
    }

    /** What was taken for a file that turned out smaller, or did not arrive. */
    void giveBack(String userId, long bytes) {
        buckets.giveBack(userId, bytes / TOKEN);
    }
}
