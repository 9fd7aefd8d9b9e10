package chat.verbatim.api;

/**
 * A place in the log of all events, as clients carry it: an opaque string, compared by nobody but the server.
 * Inside it is the number that follows the event; 0 is before the first.
 */
public final class Position {
    private static final int LONGEST = 19;

    private Position() {}

    public static String encode(long position) {
        return Long.toString(position);
    }

    /**
     * @param field the name of the request's field that held {@code text}, for the error
     * @throws RefusedException with {@link RefusalCode#INVALID_REQUEST} when {@code text} never was a position
     */
    public static long decode(String text, String field) {
        if (text.isEmpty() || text.length() > LONGEST || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw Refusal.invalid(field, "is not a position; send one that the server gave you");
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException tooLarge) {
            throw Refusal.invalid(field, "is not a position; send one that the server gave you");
        }
    }
}
