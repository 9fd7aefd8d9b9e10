package chat.verbatim.query.projection;

/**
 * The one seam between personal fields and stored documents of the read models: every text that a person wrote (messages,
 * names, profiles) passes here on its way in and out. Encryption per user, and so erasure, goes here.
 *
 * <p>Called by many threads at once.
 */
public interface PersonalFields {
    /** @param userId whose text it is */
    String toStored(String userId, String text);

    /** @param userId whose text it is */
    String fromStored(String userId, String stored);

    /** Stores texts as they are. */
    static PersonalFields plain() {
        return new PersonalFields() {
            @Override
            public String toStored(String userId, String text) {
                return text;
            }

            @Override
            public String fromStored(String userId, String stored) {
                return stored;
            }
        };
    }
}
