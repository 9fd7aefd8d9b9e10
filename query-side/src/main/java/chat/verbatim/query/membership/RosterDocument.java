package chat.verbatim.query.membership;

import chat.verbatim.api.chat.ChatView.Role;
import chat.verbatim.query.projection.StoredDocument;
import java.util.List;
import org.bson.Document;

/** Who is in a chat now. */
public final class RosterDocument extends StoredDocument {
    private final Roster roster;

    RosterDocument(String id) {
        super(id);
        roster = new Roster();
    }

    public RosterDocument(Document stored) {
        super(stored);
        roster = new Roster(fieldsOf(stored));
    }

    @Override
    protected Document fields() {
        return roster.toBson();
    }

    public List<String> users() {
        return roster.users();
    }

    public Role roleOf(String userId) {
        return roster.roleOf(userId);
    }

    Roster roster() {
        return roster;
    }
}
