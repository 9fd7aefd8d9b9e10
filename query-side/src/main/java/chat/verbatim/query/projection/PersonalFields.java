package chat.verbatim.query.projection;

import chat.verbatim.api.erasure.PersonalTexts;

/**
 * The one seam between personal fields and stored documents of the read models: every text that a person wrote (messages,
 * files' names, profiles) passes here on its way in and out. Names of groups and reasons of audits are no such texts: they outlive
 * who gave them.
 *
 * <p>Called by many threads at once.
 */
public interface PersonalFields {
    /** What a text begins with that is stored under a key; no text that somebody wrote does. */
    String SEALED = "\0";

    /** @param userId whose text it is */
    String toStored(String userId, String text);

    /**
     * Empty once nobody can read it any more.
     *
     * @param userId whose text it is
     */
    String fromStored(String userId, String stored);

    /** Whether the user has been erased, so that nothing of theirs is shown. */
    default boolean isErased(String userId) {
        return false;
    }

    /** Stores texts under the key of who wrote them. */
    static PersonalFields sealed(PersonalTexts texts) {
        return new PersonalFields() {
            @Override
            public String toStored(String userId, String text) {
                return texts.seal(userId, text);
            }

            @Override
            public String fromStored(String userId, String stored) {
                return texts.open(userId, stored).orElse("");
            }

            @Override
            public boolean isErased(String userId) {
                return texts.isErased(userId);
            }
        };
    }

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
