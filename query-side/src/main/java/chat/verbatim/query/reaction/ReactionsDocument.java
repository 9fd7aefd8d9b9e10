package chat.verbatim.query.reaction;

import chat.verbatim.api.reaction.Reaction;
import chat.verbatim.query.projection.StoredDocument;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The reactions to one message. Beside the message, so that those who react do not rewrite it. */
public final class ReactionsDocument extends StoredDocument {
    private final ReactionSets sets;

    ReactionsDocument(String id) {
        super(id);
        sets = new ReactionSets();
    }

    public ReactionsDocument(Document stored) {
        super(stored);
        sets = new ReactionSets(fieldsOf(stored));
    }

    @Override
    protected Document fields() {
        return sets.toBson();
    }

    ReactionSets sets() {
        return sets;
    }

    /** Null when there are none. */
    public @Nullable List<Reaction> reactions() {
        return sets.reactions();
    }

    /** Seq of the newest reaction that came or went; null while none has, and when the message is deleted. */
    public @Nullable Long newestSeq() {
        return sets.newestSeq();
    }
}
