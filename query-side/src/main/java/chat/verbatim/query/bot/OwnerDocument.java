package chat.verbatim.query.bot;

import chat.verbatim.query.projection.StoredDocument;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/** The bots of one owner that were not deleted, in the order of their making. */
final class OwnerDocument extends StoredDocument {
    private static final String PREFIX = "owner:";
    private static final String BOTS = "bots";

    private final List<String> bots;

    OwnerDocument(String id) {
        super(id);
        bots = new ArrayList<>();
    }

    OwnerDocument(Document stored) {
        super(stored);
        bots = new ArrayList<>(fieldsOf(stored).getList(BOTS, String.class));
    }

    static String idOf(String ownerId) {
        return PREFIX + ownerId;
    }

    @Override
    protected Document fields() {
        return new Document(BOTS, List.copyOf(bots));
    }

    List<String> bots() {
        return List.copyOf(bots);
    }

    void add(String botId) {
        bots.add(botId);
    }

    void remove(String botId) {
        bots.remove(botId);
    }
}
