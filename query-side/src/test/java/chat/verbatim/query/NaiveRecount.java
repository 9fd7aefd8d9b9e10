package chat.verbatim.query;

import chat.verbatim.api.chat.ChatEvent;
import chat.verbatim.api.chat.ChatEvent.ChatCreated;
import chat.verbatim.api.chat.ChatEvent.ChatRenamed;
import chat.verbatim.api.chat.ChatEvent.MessageDeleted;
import chat.verbatim.api.chat.ChatEvent.MessageEdited;
import chat.verbatim.api.chat.ChatEvent.MessageSent;
import chat.verbatim.api.chat.ChatEvent.ParticipantAdded;
import chat.verbatim.api.chat.ChatEvent.ParticipantRemoved;
import chat.verbatim.api.receipt.Mark;
import chat.verbatim.api.receipt.ReceiptEvent.ReceiptsAdvanced;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

/** What the read models must say, counted anew from the list of events in the plainest way. */
final class NaiveRecount {
    static final class Message {
        final long seq;
        final String sender;
        String content;
        boolean edited;
        boolean deleted;

        Message(long seq, String sender, String content) {
            this.seq = seq;
            this.sender = sender;
            this.content = content;
        }
    }

    static final class Chat {
        final String id;
        final Map<String, Mark> members = new LinkedHashMap<>();
        final TreeMap<Long, Message> messages = new TreeMap<>();

        @Nullable
        String name;

        String owner = "";
        long lastSeq;
        int activity;

        Chat(String id) {
            this.id = id;
        }

        private void advance(String userId, long delivered, long read) {
            members.computeIfPresent(userId, (id, mark) -> mark.merge(new Mark(userId, delivered, read)));
        }

        long unread(String userId) {
            long read = Objects.requireNonNull(members.get(userId)).readSeq();
            return messages.tailMap(read, false).values().stream()
                    .filter(message -> !message.deleted && !message.sender.equals(userId))
                    .count();
        }

        String status(Message message) {
            List<Mark> others = members.values().stream()
                    .filter(mark -> !mark.userId().equals(message.sender))
                    .toList();
            if (others.isEmpty() || others.stream().anyMatch(mark -> mark.deliveredSeq() < message.seq)) {
                return "sent";
            }
            return others.stream().allMatch(mark -> mark.readSeq() >= message.seq) ? "read" : "delivered";
        }
    }

    private final Map<String, Chat> chats = new TreeMap<>();

    NaiveRecount(List<DomainEventMessage<?>> events) {
        for (int i = 0; i < events.size(); i++) {
            DomainEventMessage<?> event = events.get(i);
            if (event.getPayload() instanceof ChatEvent chatEvent) {
                Chat chat = chats.computeIfAbsent(chatEvent.chatId(), Chat::new);
                apply(chat, chatEvent, event.getSequenceNumber());
                chat.lastSeq = event.getSequenceNumber();
                chat.activity = i;
            } else if (event.getPayload() instanceof ReceiptsAdvanced receipts) {
                Chat chat = Objects.requireNonNull(chats.get(receipts.chatId()));
                receipts.marks().forEach(mark -> chat.advance(mark.userId(), mark.deliveredSeq(), mark.readSeq()));
            }
        }
    }

    private static void apply(Chat chat, ChatEvent event, long seq) {
        switch (event) {
            case ChatCreated e -> {
                chat.name = e.name();
                chat.owner = e.creatorId();
                e.participantIds().forEach(userId -> chat.members.put(userId, new Mark(userId, seq, seq)));
            }
            case ChatRenamed e -> chat.name = e.name();
            case ParticipantAdded e -> chat.members.put(e.userId(), new Mark(e.userId(), seq, seq));
            case ParticipantRemoved e -> {
                chat.members.remove(e.userId());
                chat.owner = e.newOwnerId() == null ? chat.owner : e.newOwnerId();
            }
            case MessageSent e -> {
                chat.messages.put(seq, new Message(seq, e.senderId(), e.content()));
                chat.advance(e.senderId(), seq, seq);
            }
            case MessageEdited e -> {
                Message message = Objects.requireNonNull(chat.messages.get(e.messageSeq()));
                message.content = e.content();
                message.edited = true;
            }
            case MessageDeleted e -> {
                Message message = Objects.requireNonNull(chat.messages.get(e.messageSeq()));
                message.content = "";
                message.deleted = true;
            }
        }
    }

    List<Chat> chats() {
        return List.copyOf(chats.values());
    }

    /** A user's chats, newest activity first. */
    List<Chat> chatsOf(String userId) {
        List<Chat> mine = new ArrayList<>(chats.values());
        mine.removeIf(chat -> !chat.members.containsKey(userId));
        mine.sort(Comparator.comparingInt((Chat chat) -> chat.activity).reversed());
        return mine;
    }
}
