package chat.verbatim.query.membership;

import chat.verbatim.api.chat.ChatQuery.Departure;
import chat.verbatim.api.chat.ChatQuery.Memberships;
import chat.verbatim.query.projection.StoredDocument;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/** The chats that a user is in, each with a place of its own that never changes, and the newest ones that they left. */
public final class MembershipsDocument extends StoredDocument {
    private static final String CHATS = "chats";
    private static final String GONE = "gone";
    private static final String DEPARTURES = "departures";

    private final List<String> chats;
    private final List<Boolean> gone;
    private final List<Departure> departures;

    MembershipsDocument(String id) {
        super(id);
        chats = new ArrayList<>();
        gone = new ArrayList<>();
        departures = new ArrayList<>();
    }

    public MembershipsDocument(Document stored) {
        super(stored);
        Document fields = fieldsOf(stored);
        chats = new ArrayList<>(fields.getList(CHATS, String.class));
        gone = new ArrayList<>(fields.getList(GONE, Boolean.class));
        departures = new ArrayList<>();
        for (Document departure : fields.getList(DEPARTURES, Document.class)) {
            departures.add(new Departure(
                    departure.getString("chat"), departure.getLong("seq"), departure.getLong("position")));
        }
    }

    @Override
    protected Document fields() {
        return new Document(CHATS, List.copyOf(chats))
                .append(GONE, List.copyOf(gone))
                .append(
                        DEPARTURES,
                        departures.stream()
                                .map(departure -> new Document("chat", departure.chatId())
                                        .append("seq", departure.seq())
                                        .append("position", departure.position()))
                                .toList());
    }

    /** How many places there are; some of them belong to chats that the user has left. */
    public int places() {
        return chats.size();
    }

    public String chatAt(int place) {
        return chats.get(place);
    }

    public boolean isMemberAt(int place) {
        return !gone.get(place);
    }

    /** The chats that the user is in. */
    public List<String> chats() {
        List<String> present = new ArrayList<>(chats.size());
        for (int place = 0; place < chats.size(); place++) {
            if (isMemberAt(place)) {
                present.add(chats.get(place));
            }
        }
        return present;
    }

    public List<Departure> departures() {
        return List.copyOf(departures);
    }

    void join(String chatId) {
        int place = chats.indexOf(chatId);
        if (place < 0) {
            chats.add(chatId);
            gone.add(false);
        } else {
            gone.set(place, false);
            departures.removeIf(departure -> departure.chatId().equals(chatId));
        }
    }

    void leave(String chatId, long seq, long position) {
        int place = chats.indexOf(chatId);
        if (place >= 0) {
            gone.set(place, true);
        }
        departures.removeIf(departure -> departure.chatId().equals(chatId));
        departures.add(new Departure(chatId, seq, position));
        if (departures.size() > Memberships.KEPT_DEPARTURES) {
            departures.removeFirst();
        }
    }
}
