package chat.verbatim.query.membership;

import chat.verbatim.api.chat.ChatView.Role;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Who is in a chat, those who came first first, and in which role. */
public final class Roster {
    private static final String USERS = "users";
    private static final String OWNER = "owner";
    private static final String ADMINS = "admins";

    private final List<String> users = new ArrayList<>();
    private final Set<String> admins = new LinkedHashSet<>();
    private String owner = "";

    /** Nobody. */
    public Roster() {}

    /** What {@link #toBson} was made of. */
    public Roster(Document stored) {
        users.addAll(stored.getList(USERS, String.class));
        owner = stored.getString(OWNER);
        admins.addAll(stored.getList(ADMINS, String.class, List.of()));
    }

    public Document toBson() {
        Document fields = new Document(USERS, List.copyOf(users)).append(OWNER, owner);
        return admins.isEmpty() ? fields : fields.append(ADMINS, List.copyOf(admins));
    }

    public List<String> users() {
        return List.copyOf(users);
    }

    public Role roleOf(String userId) {
        if (userId.equals(owner)) {
            return Role.OWNER;
        }
        return admins.contains(userId) ? Role.ADMIN : Role.MEMBER;
    }

    /** @param creator owns the chat */
    public void begin(List<String> participants, String creator) {
        users.clear();
        users.addAll(participants);
        owner = creator;
        admins.clear();
    }

    public void add(String userId) {
        if (!users.contains(userId)) {
            users.add(userId);
        }
    }

    /** @param newOwner who owns the group from now on; null when that does not change */
    public void remove(String userId, @Nullable String newOwner) {
        users.remove(userId);
        admins.remove(userId);
        if (userId.equals(owner)) {
            owner = "";
        }
        if (newOwner != null) {
            owner = newOwner;
            admins.remove(newOwner);
        }
    }

    /** Makes somebody an admin or a plain member. */
    public void appoint(String userId, Role role) {
        admins.remove(userId);
        if (role == Role.ADMIN) {
            admins.add(userId);
        }
    }

    /** @param from who owned the chat until now, and is an admin then */
    public void handOver(String from, String to) {
        admins.remove(to);
        owner = to;
        admins.add(from);
    }
}
