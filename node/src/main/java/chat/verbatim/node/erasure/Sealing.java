package chat.verbatim.node.erasure;

import chat.verbatim.api.chat.ChatEvent.MessageEdited;
import chat.verbatim.api.chat.ChatEvent.MessageSent;
import chat.verbatim.api.erasure.ErasedUser;
import chat.verbatim.api.report.ReportEvent.MessageReported;
import chat.verbatim.api.user.UserEvent.BotRegistered;
import chat.verbatim.api.user.UserEvent.BotTokenIssued;
import chat.verbatim.api.user.UserEvent.ProfileChanged;
import chat.verbatim.api.user.UserEvent.UserRegistered;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What of a stored payload somebody wrote. Names of groups and reasons of audits are not among it: a group goes by its name when the one who
 * gave it is gone, and an audit must say why it was for ever.
 *
 * @param owner the member of the payload that says whose it is
 * @param members what is sealed
 * @param outlives whether such a thing is still stored, without texts, once its owner has been erased
 */
record Sealing(String owner, List<String> members, boolean outlives) {
    private static final String USER = "userId";
    private static final String CONTENT = "content";
    private static final String ATTACHMENTS = "attachments";
    private static final String USERNAME = "username";
    private static final String PROFILE = "profile";
    private static final String NAME = "name";
    private static final String TEXT = "text";

    private static final Map<String, Sealing> BY_TYPE = Map.of(
            MessageSent.class.getName(),
            new Sealing("senderId", List.of(CONTENT, ATTACHMENTS)),
            MessageEdited.class.getName(),
            new Sealing("actorId", List.of(CONTENT)),
            UserRegistered.class.getName(),
            new Sealing(USER, List.of(USERNAME, PROFILE)),
            BotRegistered.class.getName(),
            new Sealing(USER, List.of(USERNAME, PROFILE)),
            ProfileChanged.class.getName(),
            new Sealing(USER, List.of(PROFILE)),
            BotTokenIssued.class.getName(),
            new Sealing(USER, List.of(NAME)),
            MessageReported.class.getName(),
            new Sealing("reporterId", List.of(TEXT)),
            // Snapshots of the users' streams; the other aggregates remember no texts.
            "chat.verbatim.command.user.User",
            new Sealing(USER, List.of(PROFILE), true));

    private Sealing(String owner, List<String> members) {
        this(owner, members, false);
    }

    /** @return null where nothing is sealed */
    static @Nullable Sealing of(String payloadType) {
        return BY_TYPE.get(payloadType);
    }

    String ownerOf(ObjectNode payload) {
        return payload.path(owner).asString("");
    }

    /**
     * Takes out what somebody wrote, and leaves what is shown once it cannot be read any more.
     *
     * @return what was taken out
     */
    ObjectNode takeFrom(ObjectNode payload) {
        ObjectNode taken = payload.objectNode();
        for (String member : members) {
            JsonNode value = payload.get(member);
            if (value != null && !value.isNull()) {
                taken.set(member, value);
                payload.set(member, placeholder(payload, member, value));
            }
        }
        return taken;
    }

    private JsonNode placeholder(ObjectNode payload, String member, JsonNode value) {
        return switch (member) {
            case ATTACHMENTS -> withoutNames(value);
            case USERNAME -> payload.stringNode(ErasedUser.username(ownerOf(payload)));
            case PROFILE ->
                payload.objectNode()
                        .put("displayName", ErasedUser.DISPLAY_NAME)
                        .putNull("about")
                        .putNull("avatarUrl");
            default -> payload.stringNode("");
        };
    }

    /** The bytes have to be found after the key is gone. */
    private static JsonNode withoutNames(JsonNode files) {
        JsonNode copies = files.deepCopy();
        copies.forEach(file -> ((ObjectNode) file).put(NAME, ""));
        return copies;
    }
}
