package chat.verbatim.query.membership;

import chat.verbatim.query.projection.StoredDocument;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Who is in a chat now, those who came first first, and who owns it. */
public final class RosterDocument extends StoredDocument {
    private static final String USERS = "users";
    private static final String OWNER = "owner";

    private final List<String> users;
    private String owner = "";

    RosterDocument(String id) {
        super(id);
        users = new ArrayList<>();
    }

    public RosterDocument(Document stored) {
        super(stored);
        Document fields = fieldsOf(stored);
        users = new ArrayList<>(fields.getList(USERS, String.class));
        owner = fields.getString(OWNER);
    }

    @Override
    protected Document fields() {
        return new Document(USERS, List.copyOf(users)).append(OWNER, owner);
    }

    public List<String> users() {
        return List.copyOf(users);
    }

    public String owner() {
        return owner;
    }

    void begin(List<String> participants, String creator) {
        users.clear();
        users.addAll(participants);
        owner = creator;
    }

    void add(String userId) {
        if (!users.contains(userId)) {
            users.add(userId);
        }
    }

    void remove(String userId, @Nullable String newOwner) {
        users.remove(userId);
        if (newOwner != null) {
            owner = newOwner;
        }
    }
}
