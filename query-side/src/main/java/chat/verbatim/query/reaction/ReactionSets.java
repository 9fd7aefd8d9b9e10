package chat.verbatim.query.reaction;

import chat.verbatim.api.reaction.Reaction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.SequencedSet;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Who has reacted to one message, and with what. Sets: what holds already changes nothing but the newest seq. */
public final class ReactionSets {
    private static final String SEQ = "seq";
    private static final String REACTIONS = "reactions";
    private static final String EMOJI = "emoji";
    private static final String USERS = "users";

    /** By emoji, in the order of first use; nobody holds an empty one. */
    private final SequencedMap<String, SequencedSet<String>> users = new LinkedHashMap<>();

    private @Nullable Long seq;

    /** None. */
    public ReactionSets() {}

    /** What {@link #toBson} was made of. */
    public ReactionSets(Document stored) {
        seq = stored.getLong(SEQ);
        for (Document reaction : stored.getList(REACTIONS, Document.class, List.of())) {
            users.put(reaction.getString(EMOJI), new LinkedHashSet<>(reaction.getList(USERS, String.class)));
        }
    }

    public Document toBson() {
        List<Document> reactions = new ArrayList<>(users.size());
        users.forEach((emoji, ids) -> reactions.add(new Document(EMOJI, emoji).append(USERS, List.copyOf(ids))));
        return new Document(SEQ, seq).append(REACTIONS, reactions);
    }

    public void add(String userId, String emoji, long eventSeq) {
        users.computeIfAbsent(emoji, key -> new LinkedHashSet<>()).add(userId);
        seq = eventSeq;
    }

    public void remove(String userId, String emoji, long eventSeq) {
        SequencedSet<String> holders = users.get(emoji);
        if (holders != null && holders.remove(userId) && holders.isEmpty()) {
            users.remove(emoji);
        }
        seq = eventSeq;
    }

    /** The message is gone, and with it what people said to it. */
    void clear() {
        users.clear();
        seq = null;
    }

    /** Null when there are none. */
    public @Nullable List<Reaction> reactions() {
        return users.isEmpty()
                ? null
                : users.entrySet().stream()
                        .map(entry -> new Reaction(entry.getKey(), List.copyOf(entry.getValue())))
                        .toList();
    }

    /** Seq of the newest reaction that came or went; null while none has, and when the message is deleted. */
    public @Nullable Long newestSeq() {
        return seq;
    }
}
