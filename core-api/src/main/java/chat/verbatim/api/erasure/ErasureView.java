package chat.verbatim.api.erasure;

import chat.verbatim.api.Position;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An erasure as whoever has its id sees it.
 *
 * @param stage the name of the {@link Erasure.Stage} in lower case
 * @param position null until it stands in the log
 * @param certificate null until it is certified
 */
public record ErasureView(
        String id,
        String userId,
        Instant requestedAt,
        String stage,
        @Nullable String position,
        @Nullable ErasureCertificate certificate) {
    public static ErasureView of(Erasure erasure, @Nullable ErasureCertificate certificate) {
        return new ErasureView(
                erasure.id(),
                erasure.userId(),
                erasure.at(),
                erasure.stage().name().toLowerCase(Locale.ROOT),
                erasure.position() == 0 ? null : Position.encode(erasure.position()),
                certificate);
    }
}
