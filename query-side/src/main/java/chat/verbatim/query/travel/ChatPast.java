package chat.verbatim.query.travel;

import chat.verbatim.api.chat.ChatEvent.ChatCreated;
import chat.verbatim.api.chat.ChatView.Role;
import chat.verbatim.query.membership.Roster;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.bson.Document;

/** Who was in a chat, since when and in which role, and which event gave it its name. */
final class ChatPast implements Past {
    private static final String ROSTER = "roster";
    private static final String SINCE = "since";
    private static final String NAMED = "named";
    private static final long NAMELESS = -1;

    private final Roster roster;
    /** By user, seq of the event by which they had become a member. */
    private final Map<String, Long> since = new HashMap<>();

    private long named;

    /** The chat after its first event. */
    ChatPast(ChatCreated created) {
        roster = new Roster();
        roster.begin(created.participantIds(), created.creatorId());
        created.participantIds().forEach(userId -> since.put(userId, 0L));
        named = created.name() == null ? NAMELESS : 0;
    }

    /** What {@link #toBson} was made of. */
    ChatPast(Document stored) {
        roster = new Roster(stored.get(ROSTER, Document.class));
        named = stored.getLong(NAMED);
        List<Long> seqs = stored.getList(SINCE, Long.class);
        List<String> users = roster.users();
        for (int i = 0; i < users.size(); i++) {
            since.put(users.get(i), seqs.get(i));
        }
    }

    @Override
    public Document toBson() {
        List<Long> seqs = new ArrayList<>();
        roster.users().forEach(userId -> seqs.add(since.get(userId)));
        return new Document(ROSTER, roster.toBson()).append(SINCE, seqs).append(NAMED, named);
    }

    @Override
    public void take(Step step) {
        switch (step.kind()) {
            case RENAMED -> named = step.seq();
            case ADDED -> {
                roster.add(step.who());
                since.put(step.who(), step.seq());
            }
            case REMOVED -> {
                roster.remove(step.who(), step.what().isEmpty() ? null : step.what());
                since.remove(step.who());
            }
            case APPOINTED -> roster.appoint(step.who(), Role.valueOf(step.what()));
            case HANDED_OVER -> roster.handOver(step.what(), step.who());
            case EDITED, REACTED, UNREACTED -> {}
        }
    }

    List<String> members() {
        return roster.users();
    }

    boolean isMember(String userId) {
        return since.containsKey(userId);
    }

    /** Seq of the event by which a member had become one; -1 for others. */
    long since(String userId) {
        return since.getOrDefault(userId, -1L);
    }

    Role roleOf(String userId) {
        return roster.roleOf(userId);
    }

    /** Seq of the event that says what the chat was called; empty when it had no name. */
    OptionalLong named() {
        return named == NAMELESS ? OptionalLong.empty() : OptionalLong.of(named);
    }
}
