package chat.verbatim.query.chat;

import chat.verbatim.api.Refusal;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The cursor of the list of chats: which of a user's chats earlier pages have shown, a bit for each place in their list. A page
 * shows the newest of the others. So whatever moves up while somebody pages, no chat is shown twice and none is left out.
 *
 * <p>A cursor has room for 3,000 places. Who has more gets the others in the order of their activity: of those, one that moves
 * up while somebody pages is left out, and stands at the top of the next list.
 */
final class SeenChats {
    /** The contract's limit. */
    private static final int LONGEST_CURSOR = 512;

    private static final int MOST_PLACES = 3_000;

    private final BitSet places;
    private long oldest;

    private SeenChats(long oldest, BitSet places) {
        this.oldest = oldest;
        this.places = places;
    }

    /** @throws chat.verbatim.api.RefusedException with {@code INVALID_REQUEST} when {@code cursor} never was one */
    static SeenChats of(@Nullable String cursor) {
        if (cursor == null) {
            return new SeenChats(Long.MAX_VALUE, new BitSet());
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
            if (cursor.length() > LONGEST_CURSOR || bytes.remaining() < Long.BYTES) {
                throw notACursor();
            }
            return new SeenChats(bytes.getLong(), BitSet.valueOf(bytes));
        } catch (IllegalArgumentException broken) {
            throw notACursor();
        }
    }

    private static RuntimeException notACursor() {
        return Refusal.invalid("cursor", "is not a cursor; send the nextCursor of the page before");
    }

    /** @param activity position of the newest event of the chat in that place */
    boolean contains(int place, long activity) {
        return place < MOST_PLACES ? places.get(place) : activity >= oldest;
    }

    /** Takes note of a chat that is shown now. */
    void add(int place, long activity) {
        if (place < MOST_PLACES) {
            places.set(place);
        }
        oldest = Math.min(oldest, activity);
    }

    String cursor() {
        byte[] bits = places.toByteArray();
        byte[] bytes = ByteBuffer.allocate(Long.BYTES + bits.length)
                .putLong(oldest)
                .put(bits)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
