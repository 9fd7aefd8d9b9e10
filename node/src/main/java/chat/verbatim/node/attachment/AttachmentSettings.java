package chat.verbatim.node.attachment;

import chat.verbatim.api.admin.Disclosed;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What may be attached to messages, prefix {@code verbatim.attachments}; the same in all processes.
 *
 * @param largestFile the most bytes of one file
 * @param mostPerMessage how many files one message may have, 1 to 100
 * @param mostUnsentBytes how many bytes a user may have uploaded that no message has taken yet; at least {@code largestFile}
 * @param mostUnsentFiles the same in files
 * @param mostPerDay how many bytes a user may upload in a day, by each process of the command side; so much at once, and then so much more
 *     each day. At least {@code largestFile}
 * @param keepUnsent after what time an upload that no message took is deleted
 * @param longestUpload after what time an upload that has not arrived yet is given up
 * @param sweepEvery how often what is to be deleted is looked for
 * @param refusedExtensions ends of file names, in lower case and without a dot, that are refused: what a double click runs on somebody's
 *     machine. Empty refuses none
 * @param refusedTypes media types that are refused, whatever the name: what the bytes say, or what the uploader says
 */
@ConfigurationProperties("verbatim.attachments")
public record AttachmentSettings(
        @DefaultValue("25MB") DataSize largestFile,
        @DefaultValue("10") int mostPerMessage,
        @DefaultValue("250MB") DataSize mostUnsentBytes,
        @DefaultValue("100") int mostUnsentFiles,
        @DefaultValue("2GB") DataSize mostPerDay,
        @DefaultValue("1d") Duration keepUnsent,
        @DefaultValue("1h") Duration longestUpload,
        @DefaultValue("10m") Duration sweepEvery,

        @DefaultValue({
            "bat", "cmd", "com", "cpl", "exe", "hta", "jse", "lnk", "msc", "msi", "msp", "pif", "ps1", "reg", "scr",
            "vb", "vbe", "vbs", "wsf", "wsh"
        })
        @Disclosed
        Set<String> refusedExtensions,

        @DefaultValue({"application/vnd.microsoft.portable-executable", "application/x-elf", "application/x-mach-binary"
        })
        @Disclosed
        Set<String> refusedTypes) {
    private static final int MOST_PER_MESSAGE = 100;

    public AttachmentSettings {
        refusedExtensions = Set.copyOf(refusedExtensions);
        refusedTypes = Set.copyOf(refusedTypes);
        require(largestFile.toBytes() >= 1, "largest-file must be at least a byte");
        require(
                mostPerMessage >= 1 && mostPerMessage <= MOST_PER_MESSAGE,
                "most-per-message must be 1 to " + MOST_PER_MESSAGE);
        require(mostUnsentBytes.compareTo(largestFile) >= 0, "most-unsent-bytes must not be less than largest-file");
        require(mostUnsentFiles >= mostPerMessage, "most-unsent-files must not be less than most-per-message");
        require(mostPerDay.compareTo(largestFile) >= 0, "most-per-day must not be less than largest-file");
        require(keepUnsent.toSeconds() >= 1, "keep-unsent must be at least a second");
        require(longestUpload.toSeconds() >= 1, "longest-upload must be at least a second");
        require(sweepEvery.toMillis() >= 100, "sweep-every must be at least 100 ms");
    }

    private static void require(boolean rule, String message) {
        if (!rule) {
            throw new IllegalArgumentException("verbatim.attachments." + message);
        }
    }
}
