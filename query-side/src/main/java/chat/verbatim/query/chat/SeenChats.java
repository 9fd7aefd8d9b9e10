package chat.verbatim.query.chat;

import chat.verbatim.api.Refusal;
import chat.verbatim.query.chat.ChatList.Candidate;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The cursor of the list of chats: which of a user's chats earlier pages have shown, a bit for each place in their list. A page
 * shows the first of the others. So whatever moves up, or is pinned, while somebody pages, no chat is shown twice and none is left out.
 *
 * <p>A cursor has room for 3,000 places. Who has more gets the others in the order of their activity: of those, one that moves
 * up while somebody pages is left out, and stands at the top of the next list.
 */
final class SeenChats {
    /** The contract's limit. */
    private static final int LONGEST_CURSOR = 512;

    private static final int MOST_PLACES = 3_000;
    private static final long NOTHING = Long.MAX_VALUE;

    private final BitSet places;
    /** The oldest activity that was shown; while only pinned chats were, -1 less the number of the last of them. */
    private long oldest;

    private SeenChats(long oldest, BitSet places) {
        this.oldest = oldest;
        this.places = places;
    }

    /** @throws chat.verbatim.api.RefusedException with {@code INVALID_REQUEST} when {@code cursor} never was one */
    static SeenChats of(@Nullable String cursor) {
        if (cursor == null) {
            return new SeenChats(NOTHING, new BitSet());
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

    boolean contains(Candidate chat) {
        if (chat.place() < MOST_PLACES) {
            return places.get(chat.place());
        }
        if (chat.pin() == null) {
            return !onlyPinned() && chat.activity() >= oldest;
        }
        return onlyPinned() ? chat.pin() >= lowestPin() : oldest != NOTHING;
    }

    /** Takes note of a chat that is shown now. */
    void add(Candidate chat) {
        if (chat.place() < MOST_PLACES) {
            places.set(chat.place());
        }
        if (chat.pin() == null) {
            oldest = Math.min(onlyPinned() ? NOTHING : oldest, chat.activity());
        } else if (onlyPinned() || oldest == NOTHING) {
            oldest = -1 - chat.pin();
        }
    }

    private boolean onlyPinned() {
        return oldest < 0;
    }

    private long lowestPin() {
        return -1 - oldest;
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
