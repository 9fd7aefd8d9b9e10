package chat.verbatim.query.travel;

/** Ids of the documents of the projection {@code travel}. Chat ids have no colon in them. */
final class TravelKeys {
    static final String PROJECTION = "travel";

    private TravelKeys() {}

    /** How the name and the members of a chat changed. */
    static String chat(String chatId) {
        return chatId;
    }

    /** How a message, and the reactions to it, changed. */
    static String message(String chatId, long seq) {
        return chatId + ':' + seq;
    }

    /** An older part of a trail. */
    static String part(String trailId, int number) {
        return trailId + ":p:" + number;
    }
}
