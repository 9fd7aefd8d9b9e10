package chat.verbatim.query.user;

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
    private static final String DISPLAY_NAME = "displayName";
    private static final String ABOUT = "about";
    private static final String AVATAR = "avatarUrl";

    private String username = "";
    private String displayName = "";
    private boolean bot;
    private @Nullable String about;
    private @Nullable String avatarUrl;

    UserDocument(String userId) {
        super(userId);
    }

    UserDocument(Document stored) {
        super(stored);
        Document fields = fieldsOf(stored);
        username = fields.getString(USERNAME);
        bot = fields.getBoolean(BOT, false);
        displayName = fields.getString(DISPLAY_NAME);
        about = fields.getString(ABOUT);
        avatarUrl = fields.getString(AVATAR);
    }

    @Override
    protected Document fields() {
        Document fields = new Document(USERNAME, username);
        if (bot) {
            fields.append(BOT, true);
        }
        return fields.append(DISPLAY_NAME, displayName).append(ABOUT, about).append(AVATAR, avatarUrl);
    }

    void register(String name, UserProfile profile, PersonalFields personal) {
        username = personal.toStored(id(), name);
        change(profile, personal);
    }

    void registerBot(String name, UserProfile profile, PersonalFields personal) {
        bot = true;
        register(name, profile, personal);
    }

    void change(UserProfile profile, PersonalFields personal) {
        displayName = personal.toStored(id(), profile.displayName());
        about = profile.about() == null ? null : personal.toStored(id(), profile.about());
        avatarUrl = profile.avatarUrl() == null ? null : personal.toStored(id(), profile.avatarUrl());
    }

    UserSummary summary(PersonalFields personal) {
        return new UserSummary(
                id(),
                personal.fromStored(id(), username),
                new UserProfile(
                        personal.fromStored(id(), displayName),
                        about == null ? null : personal.fromStored(id(), about),
                        avatarUrl == null ? null : personal.fromStored(id(), avatarUrl)),
                bot ? true : null);
    }
}
