package chat.verbatim.query.membership;

import chat.verbatim.api.chat.ChatQuery.Departure;
import chat.verbatim.api.chat.ChatQuery.Memberships;
import chat.verbatim.query.projection.StoredDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The chats that a user is in, each with a place of its own that never changes, and the newest ones that they left. */
public final class MembershipsDocument extends StoredDocument {
    private static final String CHATS = "chats";
    private static final String GONE = "gone";
    private static final String DEPARTURES = "departures";
    private static final String PINS = "pins";

    private final List<String> chats;
    private final List<Boolean> gone;
    private final List<Departure> departures;
    /** By chat; the largest stands first. */
    private final Map<String, Long> pins = new LinkedHashMap<>();

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
        Document pinned = fields.get(PINS, Document.class);
        if (pinned != null) {
            pinned.forEach((chatId, pinSeq) -> pins.put(chatId, (Long) pinSeq));
        }
    }

    @Override
    protected Document fields() {
        Document fields = new Document(CHATS, List.copyOf(chats))
                .append(GONE, List.copyOf(gone))
                .append(
                        DEPARTURES,
                        departures.stream()
                                .map(departure -> new Document("chat", departure.chatId())
                                        .append("seq", departure.seq())
                                        .append("position", departure.position()))
                                .toList());
        if (!pins.isEmpty()) {
            fields.append(PINS, new Document(Map.copyOf(pins)));
        }
        return fields;
    }

    /** Of pinned chats the one with the largest number stands first; empty for one that is not pinned. */
    public Optional<Long> pinSeq(String chatId) {
        return Optional.ofNullable(pins.get(chatId));
    }

    /** @param pinSeq null for a chat that is not pinned (any more) */
    public void pin(String chatId, @Nullable Long pinSeq) {
        if (pinSeq == null) {
            pins.remove(chatId);
        } else {
            pins.put(chatId, pinSeq);
        }
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
        pins.remove(chatId);
        departures.removeIf(departure -> departure.chatId().equals(chatId));
        departures.add(new Departure(chatId, seq, position));
        if (departures.size() > Memberships.KEPT_DEPARTURES) {
            departures.removeFirst();
        }
    }
}
