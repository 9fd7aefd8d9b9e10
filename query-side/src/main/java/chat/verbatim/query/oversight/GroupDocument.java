package chat.verbatim.query.oversight;

import chat.verbatim.query.projection.StoredDocument;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** What a group is found by, by chat id. It changes with the group's name and members, never with what is said. */
final class GroupDocument extends StoredDocument {
    private static final String NAME = "name";
    private static final String MEMBERS = "members";

    private String name = "";
    private int members;

    GroupDocument(String chatId) {
        super(chatId);
    }

    GroupDocument(Document stored) {
        super(stored);
        Document fields = fieldsOf(stored);
        name = fields.getString(NAME);
        members = fields.getInteger(MEMBERS);
    }

    @Override
    protected Document fields() {
        return new Document(NAME, name).append(MEMBERS, members);
    }

    void begin(@Nullable String groupName, int participants) {
        call(groupName);
        members = participants;
    }

    void call(@Nullable String groupName) {
        name = groupName == null ? "" : groupName;
    }

    void count(int change) {
        members += change;
    }

    /** Empty for a group without one. */
    String name() {
        return name;
    }

    int members() {
        return members;
    }
}
