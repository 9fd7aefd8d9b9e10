package chat.verbatim.api.chat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** How chats are called: 1-1 chats after their two people, groups by a random id that their creator's edge chose. */
public final class ChatId {
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9-]{1,64}");
    private static final int HEX_DIGITS = 32;

    private ChatId() {}

    /** The id of the one chat that these two people can have with each other, whoever begins. */
    public static String direct(String oneUserId, String otherUserId) {
        boolean ordered = oneUserId.compareTo(otherUserId) <= 0;
        String pair = ordered ? oneUserId + ' ' + otherUserId : otherUserId + ' ' + oneUserId;
        return "d" + digest(pair);
    }

    /** The id of the group that {@code creatorId} meant by this idempotency key, however often it is asked for. */
    public static String group(String creatorId, String idempotencyKey) {
        return "g" + digest(creatorId + ' ' + idempotencyKey);
    }

    /** Whether some chat could have this id; anything else need not be looked for. */
    public static boolean isPlausible(String text) {
        return SHAPE.matcher(text).matches();
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, HEX_DIGITS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
