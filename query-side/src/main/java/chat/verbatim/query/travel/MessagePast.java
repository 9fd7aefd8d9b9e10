package chat.verbatim.query.travel;

import chat.verbatim.api.reaction.Reaction;
import chat.verbatim.query.reaction.ReactionSets;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Which event said how a message read, and who had reacted to it. */
final class MessagePast implements Past {
    private static final String EDIT = "edit";
    private static final String REACTIONS = "reactions";

    private final ReactionSets reactions;
    private @Nullable Long edit;

    /** @param stored what {@link #toBson} made, or an empty document for a message that nothing has happened to */
    MessagePast(Document stored) {
        edit = stored.getLong(EDIT);
        reactions = new ReactionSets(stored.get(REACTIONS, new Document()));
    }

    @Override
    public Document toBson() {
        return new Document(EDIT, edit).append(REACTIONS, reactions.toBson());
    }

    @Override
    public void take(Step step) {
        switch (step.kind()) {
            case EDITED -> edit = step.seq();
            case REACTED -> reactions.add(step.who(), step.what(), step.seq());
            case UNREACTED -> reactions.remove(step.who(), step.what(), step.seq());
            case RENAMED, ADDED, REMOVED, APPOINTED, HANDED_OVER -> {}
        }
    }

    /** Seq of the newest edit; null while there is none. */
    @Nullable
    Long edit() {
        return edit;
    }

    /** Null when there are none. */
    @Nullable
    List<Reaction> reactions() {
        return reactions.reactions();
    }
}
