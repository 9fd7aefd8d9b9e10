package chat.verbatim.standalone.faults;

import chat.verbatim.api.chat.ChatEvent;
import chat.verbatim.api.chat.ChatEvent.ChatAudited;
import chat.verbatim.api.chat.ChatEvent.ChatCreated;
import chat.verbatim.api.chat.ChatEvent.ChatRenamed;
import chat.verbatim.api.chat.ChatEvent.MessageDeleted;
import chat.verbatim.api.chat.ChatEvent.MessageEdited;
import chat.verbatim.api.chat.ChatEvent.MessageSent;
import chat.verbatim.api.chat.ChatEvent.ParticipantAdded;
import chat.verbatim.api.chat.ChatEvent.ParticipantRemoved;
import chat.verbatim.api.chat.ChatEvent.ReactionAdded;
import chat.verbatim.api.chat.ChatEvent.ReactionRemoved;
import chat.verbatim.api.chat.ChatEvent.RoleChanged;
import chat.verbatim.api.receipt.Mark;
import chat.verbatim.api.receipt.ReceiptEvent.ReceiptsAdvanced;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What really happened, counted from the log alone. */
final class Truth {
    private final List<Logged> events;
    private final Map<String, ChatState> chats = new HashMap<>();

    /** @param position the number that follows the event */
    record Logged(long position, long seq, Object payload) {
        @Nullable
        String chatId() {
            return payload instanceof ChatEvent event ? event.chatId() : null;
        }
    }

    /** A chat as it is in the end. */
    static final class ChatState {
        private final Map<String, Mark> marks = new HashMap<>();
        private final NavigableMap<Long, String> contents = new TreeMap<>();
        private final Map<Long, String> deleted = new HashMap<>();
        private final Map<String, NavigableMap<Long, Boolean>> membership = new HashMap<>();
        private long lastSeq;

        long lastSeq() {
            return lastSeq;
        }

        Map<String, Mark> marks() {
            return marks;
        }

        /** What each message that is not deleted says now. */
        NavigableMap<Long, String> contents() {
            return contents;
        }

        boolean isDeleted(long seq) {
            return deleted.containsKey(seq);
        }

        /** Whether somebody was a member right after a position. */
        boolean hadMember(String userId, long position) {
            NavigableMap<Long, Boolean> changes = membership.getOrDefault(userId, new TreeMap<>());
            Map.Entry<Long, Boolean> last = changes.floorEntry(position);
            return last != null && last.getValue();
        }

        boolean hasLostBetween(String userId, long first, long last) {
            return membership
                    .getOrDefault(userId, new TreeMap<>())
                    .subMap(first, true, last, true)
                    .containsValue(false);
        }

        boolean everLost(String userId) {
            return membership.getOrDefault(userId, new TreeMap<>()).containsValue(false);
        }

        long unread(String userId) {
            Mark mark = marks.get(userId);
            return mark == null ? 0 : contents.tailMap(mark.readSeq(), false).size();
        }

        private void enter(String userId, long seq, long position) {
            marks.put(userId, new Mark(userId, seq, seq));
            membership.computeIfAbsent(userId, id -> new TreeMap<>()).put(position, true);
        }

        private void leave(String userId, long position) {
            marks.remove(userId);
            membership.computeIfAbsent(userId, id -> new TreeMap<>()).put(position, false);
        }

        private void advance(Mark to) {
            marks.computeIfPresent(
                    to.userId(),
                    (id, mark) -> new Mark(
                            id,
                            Math.max(mark.deliveredSeq(), Math.max(to.deliveredSeq(), to.readSeq())),
                            Math.max(mark.readSeq(), to.readSeq())));
        }
    }

    Truth(List<Logged> events) {
        this.events = List.copyOf(events);
        this.events.forEach(this::count);
    }

    private void count(Logged logged) {
        switch (logged.payload()) {
            case ChatEvent event -> {
                ChatState chat = chats.computeIfAbsent(event.chatId(), id -> new ChatState());
                chat.lastSeq = logged.seq();
                count(event, logged, chat);
            }
            case ReceiptsAdvanced receipts -> {
                ChatState chat = chats.computeIfAbsent(receipts.chatId(), id -> new ChatState());
                receipts.marks().forEach(chat::advance);
            }
            default -> {}
        }
    }

    private static void count(ChatEvent event, Logged logged, ChatState chat) {
        long seq = logged.seq();
        switch (event) {
            case ChatCreated e -> e.participantIds().forEach(id -> chat.enter(id, seq, logged.position()));
            case ParticipantAdded e -> chat.enter(e.userId(), seq, logged.position());
            case ParticipantRemoved e -> chat.leave(e.userId(), logged.position());
            case MessageSent e -> {
                chat.contents.put(seq, e.content());
                chat.advance(new Mark(e.senderId(), seq, seq));
            }
            case MessageEdited e -> chat.contents.replace(e.messageSeq(), e.content());
            case MessageDeleted e -> {
                chat.contents.remove(e.messageSeq());
                chat.deleted.put(e.messageSeq(), "");
            }
            case ChatRenamed e -> {}
            case ReactionAdded e -> {}
            case ReactionRemoved e -> {}
            case RoleChanged e -> {}
            case ChatAudited e -> {}
        }
    }

    List<Logged> events() {
        return events;
    }

    long head() {
        return events.isEmpty() ? 0 : events.getLast().position();
    }

    Stream<Logged> messages() {
        return events.stream().filter(event -> event.payload() instanceof MessageSent);
    }

    ChatState chat(String chatId) {
        return chats.getOrDefault(chatId, new ChatState());
    }

    List<String> chatsOf(String userId) {
        List<String> ids = new ArrayList<>();
        chats.forEach((id, chat) -> {
            if (chat.marks.containsKey(userId)) {
                ids.add(id);
            }
        });
        return ids;
    }

    /** Whether a live device of a user is to be shown an event. */
    boolean isShown(Logged logged, String userId) {
        if (!(logged.payload() instanceof ChatEvent event)) {
            return false;
        }
        boolean leaves =
                event instanceof ParticipantRemoved removed && removed.userId().equals(userId);
        return leaves || chat(event.chatId()).hadMember(userId, logged.position());
    }
}
