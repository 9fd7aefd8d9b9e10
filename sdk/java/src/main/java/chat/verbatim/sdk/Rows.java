package chat.verbatim.sdk;

import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** The rows of one account's outbox, in the order in which they were said, and each safe in the store. */
final class Rows {
    private final String prefix;
    private final Store store;
    private final Clock clock;
    private final Map<String, Outgoing> rows = new LinkedHashMap<>();
    private long lastAt;
    private int lastTurn;

    Rows(String userId, Store store, Clock clock) {
        this.prefix = "verbatim.outbox." + userId + '.';
        this.store = store;
        this.clock = clock;
        store.keys(prefix).stream()
                .map(this::read)
                .filter(row -> row != null)
                .sorted(Comparator.comparingLong(Outgoing::at).thenComparingInt(Outgoing::turn))
                .forEach(row -> {
                    rows.put(row.key(), row);
                    lastAt = row.at();
                    lastTurn = row.turn();
                });
    }

    private @Nullable Outgoing read(String name) {
        try {
            String text = store.get(name);
            return text == null ? null : Frame.JSON.readValue(text, Outgoing.class);
        } catch (JacksonException notOurs) {
            return null;
        }
    }

    /** Keeps something to be sent; it is safe when this returns. What waits under the same key already stays as it is. */
    synchronized Outgoing add(String chatId, String content, String key, @Nullable String replyTo) {
        Outgoing there = rows.get(key);
        if (there != null) {
            return there;
        }
        // A clock that was set back must not change the order.
        long at = Math.max(lastAt, clock.millis());
        int turn = at == lastAt ? lastTurn + 1 : 0;
        Outgoing row = new Outgoing(key, chatId, content, at, turn, replyTo, null);
        keep(row);
        lastAt = at;
        lastTurn = turn;
        return row;
    }

    synchronized List<Outgoing> all() {
        return List.copyOf(rows.values());
    }

    /** What is to be sent next in a chat. */
    synchronized @Nullable Outgoing next(String chatId) {
        return rows.values().stream()
                .filter(row -> row.chatId().equals(chatId) && row.refusal() == null)
                .findFirst()
                .orElse(null);
    }

    /** The chats in which something waits to be sent. */
    synchronized Set<String> waiting() {
        return rows.values().stream()
                .filter(row -> row.refusal() == null)
                .map(Outgoing::chatId)
                .collect(Collectors.toSet());
    }

    synchronized void remove(String key) {
        store.delete(prefix + key);
        rows.remove(key);
    }

    synchronized @Nullable Outgoing change(String key, UnaryOperator<Outgoing> change) {
        Outgoing row = rows.get(key);
        if (row == null) {
            return null;
        }
        Outgoing changed = change.apply(row);
        keep(changed);
        return changed;
    }

    private void keep(Outgoing row) {
        store.set(prefix + row.key(), Frame.JSON.writeValueAsString(row));
        rows.put(row.key(), row);
    }
}
