package chat.verbatim.query.user;

import chat.verbatim.api.erasure.ErasedUser;
import chat.verbatim.api.user.UserProfile;
import chat.verbatim.api.user.UserSummary;
import chat.verbatim.query.projection.PersonalFields;
import chat.verbatim.query.projection.StoredDocument;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A user, by user id. */
final class UserDocument extends StoredDocument {
    private static final String USERNAME = "username";
    private static final String BOT = "bot";
    private static final String ERASED = "erased";
    private static final String DISPLAY_NAME = "displayName";
    private static final String ABOUT = "about";
    private static final String AVATAR = "avatarUrl";
    private static final String STATUS = "statusText";
    private static final String AVATAR_ID = "avatarId";
    private static final String CHANGED = "changedAt";

    private String username = "";
    private String displayName = "";
    private boolean bot;
    private boolean erased;
    private @Nullable String about;
    private @Nullable String avatarUrl;
    private @Nullable String statusText;
    private @Nullable String avatarId;
    private long changedAt;

    UserDocument(String userId) {
        super(userId);
    }

    UserDocument(Document stored) {
        super(stored);
        Document fields = fieldsOf(stored);
        username = fields.getString(USERNAME);
        bot = fields.getBoolean(BOT, false);
        erased = fields.getBoolean(ERASED, false);
        displayName = fields.getString(DISPLAY_NAME);
        about = fields.getString(ABOUT);
        avatarUrl = fields.getString(AVATAR);
        statusText = fields.getString(STATUS);
        avatarId = fields.getString(AVATAR_ID);
        changedAt = fields.get(CHANGED, 0L);
    }

    @Override
    protected Document fields() {
        Document fields = new Document(USERNAME, username);
        if (bot) {
            fields.append(BOT, true);
        }
        if (erased) {
            fields.append(ERASED, true);
        }
        return fields.append(DISPLAY_NAME, displayName)
                .append(ABOUT, about)
                .append(AVATAR, avatarUrl)
                .append(STATUS, statusText)
                .append(AVATAR_ID, avatarId)
                .append(CHANGED, changedAt);
    }

    void register(String name, UserProfile profile, PersonalFields personal) {
        username = personal.toStored(id(), name);
        show(profile, personal);
    }

    void registerBot(String name, UserProfile profile, PersonalFields personal) {
        bot = true;
        register(name, profile, personal);
    }

    /** @param position of the change in the log */
    void change(UserProfile profile, long position, PersonalFields personal) {
        changedAt = position;
        show(profile, personal);
    }

    /** Nothing is left of who it was. */
    void erase() {
        erased = true;
        username = "";
        displayName = "";
    }

    boolean isErased(PersonalFields personal) {
        return erased || personal.isErased(id());
    }

    /** The picture as of the newest event that this document holds. */
    @Nullable
    String avatarId() {
        return avatarId;
    }

    /** Position of the newest change of the profile; 0 when it is as it was at first. */
    long changedAt() {
        return changedAt;
    }

    private void show(UserProfile profile, PersonalFields personal) {
        displayName = personal.toStored(id(), profile.displayName());
        about = stored(profile.about(), personal);
        avatarUrl = stored(profile.avatarUrl(), personal);
        statusText = stored(profile.statusText(), personal);
        avatarId = profile.avatarId();
    }

    UserSummary summary(PersonalFields personal) {
        String shownName = personal.fromStored(id(), displayName);
        if (shownName.isEmpty() || isErased(personal)) {
            return ErasedUser.summary(id(), bot ? true : null);
        }
        return new UserSummary(
                id(),
                personal.fromStored(id(), username),
                new UserProfile(
                        shownName,
                        read(about, personal),
                        read(avatarUrl, personal),
                        read(statusText, personal),
                        avatarId),
                bot ? true : null);
    }

    private @Nullable String stored(@Nullable String text, PersonalFields personal) {
        return text == null ? null : personal.toStored(id(), text);
    }

    private @Nullable String read(@Nullable String stored, PersonalFields personal) {
        return stored == null ? null : personal.fromStored(id(), stored);
    }
}
