package chat.verbatim.api.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** How audits are called. */
public final class AuditId {
    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{32}");
    private static final int HEX_DIGITS = 32;

    private AuditId() {}

    /** The id of the audit that {@code auditorId} meant by this idempotency key, however often it is asked for. */
    public static String of(String auditorId, String idempotencyKey) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(("audit " + auditorId + ' ' + idempotencyKey).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, HEX_DIGITS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** Whether some audit could have this id; anything else need not be looked for. */
    public static boolean isPlausible(String text) {
        return SHAPE.matcher(text).matches();
    }

    /** The claim in the log that the event which opened the audit holds: it is found by it. */
    public static String claim(String auditId) {
        return "audit:" + auditId;
    }
}
